import { route } from '#lib/http/route.ts'
import { markNoticesRead, readInput } from '#lib/services/notices/mark-notices-read.ts'

export const POST = route({
  operation: { id: 'markNoticesRead', summary: 'Mark notices as read', answers: 'nothing' },
  body: readInput,
  run: (ctx, input) => markNoticesRead(ctx, input),
})
