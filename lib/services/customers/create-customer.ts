import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { whyNotSlug } from '#lib/domain/customers.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { ServiceError } from '#lib/services/errors.ts'
import type { CustomerRow } from './views.ts'

export const customerInput = z.object({
  slug: z.string().superRefine((slug, check) => {
    const why = whyNotSlug(slug)
    if (why !== null) check.addIssue({ code: 'custom', message: why })
  }),
  name: z.string().trim().min(1, 'Give it a name.').max(120),
})

/** Creates a tenant. Its slug is its address from then on. */
export async function createCustomer(ctx: Ctx, raw: z.input<typeof customerInput>): Promise<CustomerRow> {
  const scoped = requireStaffPermission(ctx, 'customer:create')
  const { slug, name } = customerInput.parse(raw)
  return staffWrite({}, async (tx) => {
    if (await tx.customer.findUnique({ where: { slug } }))
      throw new ServiceError('conflict', 'That address is taken.', { slug: 'Taken. Choose another.' })
    const { id, createdAt } = await tx.customer.create({ data: { slug, name } })
    await emitAudit(
      tx,
      { ...scoped, customerId: null },
      {
        action: 'customer.create',
        resourceType: 'customer',
        resourceId: id,
        details: { slug },
      },
    )
    return {
      id,
      slug,
      name,
      createdAt: createdAt.toISOString(),
      accountCount: 0,
      adminCount: 0,
      isClosed: false,
      legalHold: false,
    }
  })
}
