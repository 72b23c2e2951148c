import { route } from '#lib/http/route.ts'
import { getResponsibilities } from '#lib/services/raci/get-responsibilities.ts'

export const GET = route({
  operation: {
    id: 'getResponsibilities',
    summary: 'The matrix of responsibilities, as it holds now',
    answers: 'some JSON',
  },
  run: (ctx) => getResponsibilities(ctx),
})
