import { route } from '#lib/http/route.ts'
import { getNoticePreferences } from '#lib/services/notices/get-notice-preferences.ts'
import { preferencesInput, setNoticePreferences } from '#lib/services/notices/set-notice-preferences.ts'

export const GET = route({ run: (ctx) => getNoticePreferences(ctx) })
export const POST = route({ body: preferencesInput, run: (ctx, input) => setNoticePreferences(ctx, input) })
