import { route } from '#lib/http/route.ts'

/** The person pressed a key or moved the pointer. That a write came in is what counts; there is nothing to do. */
export const POST = route({
  operation: { id: 'reportActivity', summary: 'Say that the person is still here', answers: 'nothing' },
  run: () => undefined,
})
