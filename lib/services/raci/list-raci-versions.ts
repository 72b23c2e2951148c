import { staffRead } from '#lib/db/doors.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { acknowledgementView, raciVersionView } from './version-view.ts'
import type { RaciOversight } from './views.ts'

/** For support: every version, and who acknowledged which for each customer. */
export async function listRaciVersions(ctx: Ctx): Promise<RaciOversight> {
  requireStaffPermission(ctx, 'raci:publish')
  return staffRead(async (tx) => {
    const versions = await tx.raciVersion.findMany({ orderBy: { version: 'desc' } })
    const customers = await tx.customer.findMany({
      orderBy: { name: 'asc' },
      include: { raciAcknowledgements: { orderBy: { acknowledgedAt: 'desc' } } },
    })
    return {
      versions: versions.map(raciVersionView),
      customers: customers.map(({ id, slug, name, raciAcknowledgements }) => ({
        customerId: id,
        slug,
        name,
        acknowledgements: raciAcknowledgements.map(acknowledgementView),
      })),
    }
  })
}
