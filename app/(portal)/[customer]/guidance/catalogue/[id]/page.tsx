import ExternalLink from 'lucide-react/icons/external-link'
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { Facts } from '#components/text/facts.tsx'
import { CodeBlock } from '#components/ui/code-block.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { pageContext } from '#lib/auth/page-context.ts'
import { resourcesAddress, safeguardAddress } from '#lib/client/addresses.ts'
import { resourceTypes } from '#lib/domain/resources/types.ts'
import { findRule } from '#lib/domain/safeguards/catalogue.ts'
import { groupWords, type Mappings } from '#lib/domain/safeguards/rule.ts'
import { SeverityBadge } from '../_components/severity-badge.tsx'

type Given = { params: Promise<{ customer: string; id: string }> }

const frameworks = {
  hipaa: 'HIPAA',
  nist80053: 'NIST 800-53',
  securityHub: 'Security Hub',
  prowler: 'Prowler',
} as const satisfies Record<keyof Mappings, string>

const linkStyle = 'inline-flex min-h-6 items-center gap-1 rounded-sm text-accent underline underline-offset-3'

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  return { title: findRule((await params).id)?.title ?? 'Catalogue' }
}

export default async function SafeguardPage({ params }: Given) {
  const { customer, id } = await params
  await pageContext(customer)
  const rule = findRule(id)
  if (rule === null) notFound()
  return (
    <article>
      <p className="mb-1">
        <Link href={safeguardAddress(customer)} className={linkStyle}>
          Catalogue
        </Link>
      </p>
      <PageHead title={rule.title}>{rule.why}</PageHead>
      <Facts
        facts={[
          [
            'Id',
            <span key="id" className="inline-flex flex-wrap items-center gap-x-1">
              <code className="font-mono">{rule.id}</code>
              <CopyButton text={rule.id} what="the safeguard’s id" />
            </span>,
          ],
          ['Group', groupWords[rule.group]],
          ['Severity', <SeverityBadge key="severity" severity={rule.severity} />],
          ['Judges', rule.resourceTypes.map((type) => resourceTypes[type].longLabel).join(', ')],
          [
            'Reads',
            <ul key="reads">
              {rule.reads.map((path) => (
                <li key={path}>
                  <code className="font-mono wrap-anywhere">{path}</code>
                </li>
              ))}
            </ul>,
          ],
          ...Object.entries(frameworks).map(([key, name]): [string, string] => [
            name,
            rule.mappings[key as keyof Mappings].join(', ') || 'Nothing there asks for it',
          ]),
          [
            'Rests on',
            <a key="source" href={rule.source} target="_blank" rel="noreferrer" className={linkStyle}>
              What AWS says <ExternalLink aria-hidden className="size-3.5" />
              <span className="sr-only">(opens in a new tab)</span>
            </a>,
          ],
        ]}
      />
      <Section title="How to put it right">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
          <p className="leading-relaxed wrap-anywhere">{rule.fix.text}</p>
          {rule.fix.cli !== '' && (
            <CodeBlock title="AWS CLI" code={rule.fix.cli} what="the AWS CLI example" />
          )}
          {rule.fix.boto3 !== '' && (
            <CodeBlock title="boto3" code={rule.fix.boto3} what="the boto3 example" />
          )}
        </div>
      </Section>
      <p className="mt-6">
        <Link
          href={resourcesAddress(customer, { safeguard: rule.id, status: 'failing' })}
          className={linkStyle}
        >
          Your resources that fail it
        </Link>
      </p>
    </article>
  )
}
