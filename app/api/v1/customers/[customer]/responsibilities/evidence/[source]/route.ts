import { route } from '#lib/http/route.ts'
import { getRaciEvidence, raciEvidenceInput } from '#lib/services/raci/get-raci-evidence.ts'

export const GET = route({ params: raciEvidenceInput, run: (ctx, input) => getRaciEvidence(ctx, input) })
