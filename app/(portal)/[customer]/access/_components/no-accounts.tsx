import Link from 'next/link'
import { PageHead } from '#components/shell/page-head.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { accountsAddress } from '#lib/client/addresses.ts'

export function NoAccounts({ slug }: { slug: string }) {
  return (
    <PageHead
      title="No AWS account is connected"
      action={
        <Link href={accountsAddress(slug)} className={buttonStyle({ look: 'main' })}>
          Go to AWS accounts
        </Link>
      }
    >
      Access to SageMaker is kept per account. Connect one first.
    </PageHead>
  )
}
