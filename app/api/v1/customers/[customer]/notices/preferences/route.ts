import { route } from '#lib/http/route.ts'
import { getNoticePreferences } from '#lib/services/notices/get-notice-preferences.ts'
import { preferencesInput, setNoticePreferences } from '#lib/services/notices/set-notice-preferences.ts'

export const GET = route({
  operation: { id: 'getNoticePreferences', summary: 'Which notices one gets by mail', answers: 'some JSON' },
  run: (ctx) => getNoticePreferences(ctx),
})
export const POST = route({
  operation: {
    id: 'setNoticePreferences',
    summary: 'Choose which notices one gets by mail',
    answers: 'nothing',
  },
  body: preferencesInput,
  run: (ctx, input) => setNoticePreferences(ctx, input),
})
