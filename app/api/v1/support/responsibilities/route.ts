import { route } from '#lib/http/route.ts'
import { listRaciVersions } from '#lib/services/raci/list-raci-versions.ts'
import { publishInput, publishRaciVersion } from '#lib/services/raci/publish-raci-version.ts'

export const GET = route({ run: (ctx) => listRaciVersions(ctx) })
export const POST = route({ body: publishInput, run: (ctx, input) => publishRaciVersion(ctx, input) })
