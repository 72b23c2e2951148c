'use client'

import Download from 'lucide-react/icons/download'
import ExternalLink from 'lucide-react/icons/external-link'
import { Facts } from '#components/text/facts.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { cn } from '#components/ui/cn.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { templatePath } from '#lib/client/accounts.ts'
import { deployCommand, isDeployed } from '#lib/domain/accounts/stack-commands.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'

/** The template, the ExternalId it carries, and the exact command that deploys it. */
export function DeployTemplate({ slug, account }: { slug: string; account: AccountDetail }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      <Facts
        facts={[
          [
            'ExternalId',
            <span key="id" className="inline-flex flex-wrap items-center gap-1">
              <code className="font-mono wrap-anywhere">{account.externalId}</code>
              <CopyButton text={account.externalId} what="the ExternalId" />
            </span>,
          ],
          [
            'Template',
            <span key="template" className="flex min-w-0 flex-wrap items-center gap-2">
              {account.template.url !== null && !isDeployed(account) && (
                <a
                  href={account.template.url}
                  target="_blank"
                  rel="noreferrer"
                  className={buttonStyle({ look: 'main' })}
                >
                  <ExternalLink aria-hidden className="size-4" />
                  Open in CloudFormation
                  <span className="sr-only">(opens in a new tab)</span>
                </a>
              )}
              <a
                href={templatePath(slug, account.id)}
                download={account.template.fileName}
                className={cn(buttonStyle({ look: 'plain' }), 'max-w-full min-w-0')}
              >
                <Download aria-hidden className="size-4" />
                <span className="min-w-0 truncate">{account.template.fileName}</span>
              </a>
            </span>,
          ],
        ]}
      />
      <CodeBlock
        title={`Run this in account ${account.awsAccountId}, where the template was saved`}
        code={deployCommand(account)}
        what={isDeployed(account) ? 'the update-stack command' : 'the create-stack command'}
      />
      {isDeployed(account) && account.status === 'disconnected' && (
        <p className="text-ink-2">
          Did you delete the stack? Say <code className="font-mono">create-stack</code> in place of{' '}
          <code className="font-mono">update-stack</code>.
        </p>
      )}
      {!isDeployed(account) && account.proof !== null && (
        <p className="text-ink-2">
          Is the stack there already? Say <code className="font-mono">update-stack</code> in place of{' '}
          <code className="font-mono">create-stack</code>.
        </p>
      )}
      <p className="text-ink-2">
        The template makes {account.roles.length} roles that only this portal can assume, and only with this
        ExternalId. It is the whole of what we may do in your account. Set{' '}
        <code className="font-mono">GrantRemediate</code> or{' '}
        <code className="font-mono">GrantMembership</code> to <code className="font-mono">no</code> to leave a
        role out.
      </p>
      <details>
        <summary className="min-h-6 cursor-pointer rounded-sm text-ink-2 hover:text-ink">
          Many accounts? Use a StackSet
        </summary>
        <p className="mt-1 text-ink-2">
          The same template works as a CloudFormation StackSet of your organization. Add each account here
          first: each has an ExternalId of its own, which you give as the parameter{' '}
          <code className="font-mono">ExternalId</code> for that account (
          <code className="font-mono">--parameter-overrides</code> of{' '}
          <code className="font-mono">create-stack-instances</code>). One region is enough, since roles are
          global.
        </p>
      </details>
    </div>
  )
}
