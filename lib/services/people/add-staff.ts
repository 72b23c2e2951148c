import type { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { conflict } from '#lib/services/errors.ts'
import { ensurePerson, personInput } from './ensure-person.ts'

/** Makes somebody ClearDATA staff. An operator's act: no person of the portal has this permission. */
export async function addStaff(ctx: Ctx, raw: z.input<typeof personInput>): Promise<{ personId: string }> {
  const scoped = requireStaffPermission(ctx, 'staff:add')
  const person = personInput.parse(raw)
  return staffWrite({}, async (tx) => {
    const { id: personId, homeCustomerId } = await ensurePerson(tx, person)
    if (homeCustomerId !== null) throw conflict('A customer’s own provider vouches for them: never staff.')
    await tx.staff.createMany({ data: [{ personId }], skipDuplicates: true })
    await emitAudit(
      tx,
      { ...scoped, customerId: null },
      {
        action: 'staff.add',
        resourceType: 'person',
        resourceId: personId,
      },
    )
    return { personId }
  })
}
