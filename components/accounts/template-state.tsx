import { Callout } from '#components/ui/callout.tsx'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { DeployTemplate } from './deploy-template.tsx'

/** The granted actions that AWS denied us, by name. */
export function DeniedActions({ actions }: { actions: readonly string[] }) {
  return (
    <ul className="list-disc pl-5">
      {[...new Set(actions)].map((action) => (
        <li key={action}>
          Denied: <code className="font-mono wrap-anywhere">{action}</code>
        </li>
      ))}
    </ul>
  )
}

/** Which template is in force, and, when there is a newer one, what it adds and how to have it. */
export function TemplateState({ slug, account }: { slug: string; account: AccountDetail }) {
  const { version, provedVersion, changes } = account.template
  const answers = account.roles.filter(({ state }) => state === 'granted').flatMap(({ actions }) => actions)
  const denied = answers.filter(({ answer }) => answer === 'denied').map(({ action }) => action)
  const others = answers.filter(({ answer }) => answer !== 'allowed').length
  if (provedVersion === version && denied.length === 0)
    return (
      <p className="text-ink-2">
        Version {version}, the newest.{' '}
        {others === 0
          ? 'Every action it grants was allowed.'
          : `Of the ${answers.length} actions it grants, ${answers.length - others} were allowed; the others were left out, not tried yet, or not clearly answered: see the roles.`}
      </p>
    )
  return (
    <div className="grid grid-cols-1 gap-4">
      <Callout
        title={
          provedVersion === null || provedVersion === version
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
        {denied.length > 0 && <DeniedActions actions={denied} />}
        {provedVersion === null || provedVersion === version
          ? 'Update the stack, then prove again.'
          : 'Everything else stays as it is.'}
      </Callout>
      <DeployTemplate slug={slug} account={account} />
    </div>
  )
}
