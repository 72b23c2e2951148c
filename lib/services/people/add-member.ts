import { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { conflict, notFound } from '#lib/services/errors.ts'
import { ensurePerson, personInput } from './ensure-person.ts'

const input = personInput.extend({ customerSlug: z.string(), role: z.enum(['viewer', 'admin']) })

/** Makes somebody a member of a customer, known by issuer and subject. */
export async function addMember(ctx: Ctx, raw: z.input<typeof input>): Promise<{ personId: string }> {
  const scoped = requireStaffPermission(ctx, 'member:add')
  const { customerSlug, role, ...person } = input.parse(raw)
  const customer = await staffWrite({}, (tx) => tx.customer.findUnique({ where: { slug: customerSlug } }))
  if (!customer) throw notFound()
  return staffWrite({ customerId: customer.id }, async (tx) => {
    const { id: personId, homeCustomerId } = await ensurePerson(tx, person)
    if (homeCustomerId !== null && homeCustomerId !== customer.id)
      throw conflict('Another customer’s own provider vouches for them.')
    await tx.membership.createMany({
      data: [{ customerId: customer.id, personId, role }],
      skipDuplicates: true,
    })
    await emitAudit(
      tx,
      { ...scoped, customerId: customer.id },
      {
        action: 'member.add',
        resourceType: 'person',
        resourceId: personId,
        details: { role },
      },
    )
    return { personId }
  })
}
