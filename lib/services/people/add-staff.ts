import type { z } from 'zod'
import { staffWrite } from '#lib/db/doors.ts'
import { emitAudit } from '#lib/services/audit/emit-audit.ts'
import { type Ctx, requireStaffPermission } from '#lib/services/context.ts'
import { ensurePerson, personInput } from './ensure-person.ts'

/** Makes somebody ClearDATA staff. An operator's act: no person of the portal has this permission. */
export async function addStaff(ctx: Ctx, raw: z.input<typeof personInput>): Promise<{ personId: string }> {
  const scoped = requireStaffPermission(ctx, 'staff:add')
  const person = personInput.parse(raw)
  return staffWrite({}, async (tx) => {
    const personId = await ensurePerson(tx, person)
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
