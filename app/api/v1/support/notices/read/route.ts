import { route } from '#lib/http/route.ts'
import { readInput } from '#lib/services/notices/mark-notices-read.ts'
import { markSupportNoticesRead } from '#lib/services/notices/mark-support-notices-read.ts'

export const POST = route({
  operation: { id: 'markSupportNoticesRead', summary: 'Mark staff’s notices as read', answers: 'nothing' },
  body: readInput,
  run: (ctx, input) => markSupportNoticesRead(ctx, input),
})
