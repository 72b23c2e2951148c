'use client'

import { useState } from 'react'
import { ReasonAct } from '#components/form/reason-act.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Field } from '#components/ui/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { useDelayArming } from '#lib/client/accounts.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

/** Support puts off the arming that would come by itself; everybody else sees why they cannot. */
export function DelayArming({ slug, account }: { slug: string; account: AccountDetail }) {
  const [hours, setHours] = useState('72')
  const delay = useDelayArming(slug, account.id)
  return (
    <ReasonAct
      label={account.armsAt === null ? 'Arm later' : 'Delay arming'}
      title={`When should ${account.name} arm by itself?`}
      description="Until then it observes: jobs are judged and shown, and nothing is stopped. The customer is told."
      act={{ ...delay, run: (reason, options) => delay.mutate({ hours: Number(hours), reason }, options) }}
      extra={
        <Field label="Hours from now" help="At most 720, which is 30 days" error={undefined}>
          {(parts) => (
            <Input
              {...parts}
              type="number"
              min={1}
              max={720}
              value={hours}
              onChange={(event) => setHours(event.target.value)}
            />
          )}
        </Field>
      }
      {...useRefusal('account:arm')}
    />
  )
}
