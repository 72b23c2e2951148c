'use client'

import { useQuery } from '@tanstack/react-query'
import { ArmsByItself } from '#components/accounts/arms-by-itself.tsx'
import { AccountStatusBadge, ModeBadge } from '#components/accounts/account-badges.tsx'
import { accountStates, enforcementModes } from '#components/accounts/account-states.ts'
import { DeployTemplate } from '#components/accounts/deploy-template.tsx'
import { Proof } from '#components/accounts/proof.tsx'
import { RoleGrants } from '#components/accounts/role-grants.tsx'
import { TemplateState } from '#components/accounts/template-state.tsx'
import { ProveButton } from '#components/accounts/prove-button.tsx'
import { GapList } from '#components/feedback/gaps.tsx'
import { PageLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { Facts } from '#components/text/facts.tsx'
import { MiddleCut } from '#components/text/middle-cut.tsx'
import { RelativeTime } from '#components/time/relative-time.tsx'
import { accountQuery } from '#lib/client/accounts.ts'
import type { AccountDetail } from '#lib/services/accounts/views.ts'
import { AccountHistory } from './account-history.tsx'
import { AccountRegions } from './account-regions.tsx'
import { BlockedStops } from './blocked-stops.tsx'
import { Disconnect } from './disconnect.tsx'
import { Enforcement } from './enforcement.tsx'
import { Events } from './events.tsx'
import { EditAccount } from './edit-account.tsx'
import { ModeControl } from './mode-control.tsx'

/** One AWS account: how it stands, what proves it, what we read and could not read, and what we enforce. */
export function AccountView({ slug, initialAccount }: { slug: string; initialAccount: AccountDetail }) {
  const query = useQuery({ ...accountQuery(slug, initialAccount.id), initialData: initialAccount })
  return (
    <Live query={query} what="this account" loading={<PageLoading />}>
      {(account) => <Account slug={slug} account={account} />}
    </Live>
  )
}

function titleOf({ name, status, mode }: AccountDetail): string {
  if (status === 'pending') return `${name} waits for its template`
  if (status === 'unsafe') return `${name} is unsafe: put its roles right`
  if (status === 'disconnected') return `${name} is disconnected`
  return `${name} is connected and ${enforcementModes[mode].word.toLowerCase()}`
}

function Account({ slug, account }: { slug: string; account: AccountDetail }) {
  const gaps = account.regionStates.flatMap(({ gaps }) => gaps)
  const isConnected = account.status === 'connected'
  return (
    <>
      <PageHead
        title={titleOf(account)}
        action={
          <>
            <EditAccount slug={slug} account={account} />
            <ModeControl slug={slug} account={account} />
          </>
        }
      >
        {isConnected ? enforcementModes[account.mode].means : accountStates[account.status].means}
      </PageHead>
      <BlockedStops slug={slug} account={account} />
      <div className="max-w-3xl">
        <Facts
          facts={[
            ['AWS account', <MiddleCut key="id" text={account.awsAccountId} what="AWS account id" />],
            ['State', <AccountStatusBadge key="state" status={account.status} />],
            [
              'Enforcement',
              <span key="mode" className="inline-flex items-center gap-2">
                <ModeBadge mode={account.mode} />
                {account.mode === 'armed' && account.armedAt !== null && (
                  <span className="text-sm text-ink-2">
                    since <RelativeTime at={account.armedAt} />
                  </span>
                )}
                {account.mode === 'observing' && isConnected && account.armsAt !== null && (
                  <ArmsByItself armsAt={account.armsAt} />
                )}
              </span>,
            ],
            [
              'Proved',
              account.provedAt === null ? 'not yet' : <RelativeTime key="proved" at={account.provedAt} />,
            ],
            ...(account.disconnectedAt === null
              ? []
              : [['Disconnected', <RelativeTime key="left" at={account.disconnectedAt} />] as const]),
          ]}
        />
      </div>
      {!isConnected && (
        <Section title={account.status === 'pending' ? 'Deploy the template' : 'Deploy the template again'}>
          <div className="max-w-3xl">
            <DeployTemplate slug={slug} account={account} />
          </div>
        </Section>
      )}
      <Section title="Proof">
        <div className="grid max-w-3xl grid-cols-1 gap-4">
          {account.proof === null ? (
            <p className="text-ink-2">The roles were not tried yet.</p>
          ) : (
            <Proof proof={account.proof} />
          )}
          <ProveButton slug={slug} account={account} look={isConnected ? 'plain' : 'main'}>
            {account.proof === null ? 'Prove the roles' : 'Prove again'}
          </ProveButton>
        </div>
      </Section>
      <Section title="Regions">
        <AccountRegions slug={slug} account={account} />
      </Section>
      <div id="gaps" className="mt-6.5 scroll-mt-16">
        {gaps.length > 0 && (
          <Section title="What we could not read">
            <GapList gaps={gaps} />
          </Section>
        )}
      </div>
      {isConnected && (
        <>
          <Section title="Enforcement">
            <div className="max-w-3xl">
              <Enforcement slug={slug} account={account} />
            </div>
          </Section>
          <Section title="Events">
            <div className="max-w-3xl">
              <Events slug={slug} account={account} />
            </div>
          </Section>
        </>
      )}
      <Section title="What we are allowed to do">
        <RoleGrants roles={account.roles} />
      </Section>
      {isConnected && (
        <Section title="Template">
          <div className="max-w-3xl">
            <TemplateState slug={slug} account={account} />
          </div>
        </Section>
      )}
      <Section title="History">
        <div className="max-w-3xl">
          <AccountHistory slug={slug} id={account.id} />
        </div>
      </Section>
      {account.status !== 'disconnected' && (
        <Section title={account.status === 'pending' ? 'Take it back' : 'Disconnect'}>
          <div className="max-w-3xl">
            <Disconnect slug={slug} account={account} />
          </div>
        </Section>
      )}
    </>
  )
}
