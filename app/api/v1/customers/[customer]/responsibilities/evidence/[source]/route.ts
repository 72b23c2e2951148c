import { route } from '#lib/http/route.ts'
import { getRaciEvidence, raciEvidenceInput } from '#lib/services/raci/get-raci-evidence.ts'

export const GET = route({
  operation: {
    id: 'getRaciEvidence',
    summary: 'What stands behind a cell of the responsibilities now',
    answers: 'some JSON',
  },
  params: raciEvidenceInput,
  run: (ctx, input) => getRaciEvidence(ctx, input),
})
