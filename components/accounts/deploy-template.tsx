'use client'

import Download from 'lucide-react/icons/download'
import { Facts } from '#components/text/facts.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { templatePath } from '#lib/client/accounts.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { deployCommand } from './deploy-command.ts'

/** The template, the ExternalId it carries, and the exact command that deploys it. */
export function DeployTemplate({ slug, account }: { slug: string; account: AccountDetail }) {
  return (
    <div className="grid gap-3">
      <Facts
        facts={[
          [
            'ExternalId',
            <span key="id" className="inline-flex flex-wrap items-center gap-1">
              <code className="font-mono">{account.externalId}</code>
              <CopyButton text={account.externalId} what="the ExternalId" />
            </span>,
          ],
          [
            'Template',
            <a
              key="template"
              href={templatePath(slug, account.id)}
              download={account.template.fileName}
              className={buttonStyle({ look: 'plain' })}
            >
              <Download aria-hidden className="size-4" />
              {account.template.fileName}
            </a>,
          ],
        ]}
      />
      <CodeBlock
        title={`Run this in account ${account.awsAccountId}, where the template was saved`}
        code={deployCommand(account)}
        what="the create-stack command"
      />
      <p className="text-ink-2">
        The template makes {account.roles.length} roles that only this portal can assume, and only with this
        ExternalId. It is the whole of what we may do in your account.
      </p>
    </div>
  )
}
