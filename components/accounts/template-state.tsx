import { Callout } from '#components/ui/callout.tsx'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { DeployTemplate } from './deploy-template.tsx'

/** Which template is in force, and, when there is a newer one, what it adds and how to have it. */
export function TemplateState({ slug, account }: { slug: string; account: AccountDetail }) {
  const { version, provedVersion, changes } = account.template
  if (provedVersion === version)
    return <p className="text-ink-2">Version {version}, the newest. Every action it grants was allowed.</p>
  return (
    <div className="grid grid-cols-1 gap-4">
      <Callout
        title={
          provedVersion === null
            ? `Version ${version} is not wholly in force: an action it grants was not allowed.`
            : `Version ${version} of the template is there. This account has version ${provedVersion}.`
        }
      >
        {changes.length > 0 && (
          <ul className="list-disc pl-5">
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        )}
        {provedVersion === null ? 'Update the stack, then prove again.' : 'Everything else stays as it is.'}
      </Callout>
      <DeployTemplate slug={slug} account={account} />
    </div>
  )
}
