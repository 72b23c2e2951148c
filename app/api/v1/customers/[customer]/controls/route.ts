import { route } from '#lib/http/route.ts'
import { listControls } from '#lib/services/evidence/list-controls.ts'

export const GET = route({
  operation: {
    id: 'listControls',
    summary: 'Controls, the safeguards that stand for them, and their verdicts',
    answers: 'some JSON',
  },
  run: (ctx) => listControls(ctx),
})
