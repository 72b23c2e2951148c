'use client'

import Link from 'next/link'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { connectAddress } from '#lib/client/addresses.ts'

/** The way into the wizard; for those who may not, the button with its reason. */
export function ConnectLink({ slug }: { slug: string }) {
  const refusal = useRefusal('account:connect')
  if (refusal.disabled)
    return (
      <Button look="main" {...refusal}>
        Connect an AWS account
      </Button>
    )
  return (
    <Link href={connectAddress(slug)} className={buttonStyle({ look: 'main' })}>
      Connect an AWS account
    </Link>
  )
}
