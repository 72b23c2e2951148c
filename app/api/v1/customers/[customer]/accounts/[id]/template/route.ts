import { z } from 'zod'
import { route } from '#lib/http/route.ts'
import { getAccountTemplate } from '#lib/services/accounts/get-account-template.ts'

export const GET = route({
  operation: {
    id: 'getAccountTemplate',
    summary: 'The account’s CloudFormation template',
    answers: { file: 'application/json' },
  },
  params: z.object({ id: z.string() }),
  run: (ctx, input) => getAccountTemplate(ctx, input),
  answer: ({ fileName, template }) =>
    new Response(`${JSON.stringify(template, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json',
        'content-disposition': `attachment; filename="${fileName}"`,
      },
    }),
})
