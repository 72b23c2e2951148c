import ExternalLink from 'lucide-react/icons/external-link'
import Link from 'next/link'
import { CodeBlock } from '#components/ui/code-block.tsx'
import type { Block } from '#lib/domain/guidance/section.ts'
import { letterWords, partyNames, type RaciRow } from '#lib/domain/raci.ts'
import type { AccountRow } from '#lib/services/accounts/views.ts'
import type { ResourceRow } from '#lib/services/resources/views.ts'
import { OwnDiagram } from './own-diagram.tsx'
import { ReferenceDiagram } from './reference-diagram.tsx'

/** Words with what stands between backticks as code. */
function Words({ text }: { text: string }) {
  return text.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      <code key={index} className="rounded bg-not-applicable-bg px-1 font-mono wrap-anywhere">
        {piece}
      </code>
    ) : (
      piece
    ),
  )
}

/** A table in plain words; a narrow screen scrolls it by itself. */
function BlockTable({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={head.join(', ')}
      className="overflow-x-auto -outline-offset-2"
    >
      <table className="w-full border-collapse leading-normal">
        <thead>
          <tr>
            {head.map((title) => (
              <th
                key={title}
                scope="col"
                className="h-8 border-b border-line pr-4 text-left text-sm font-medium whitespace-nowrap text-ink-3"
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className="border-b border-line-soft align-top">
              {row.map((cell, column) => (
                <td key={column} className="min-w-24 py-1.5 pr-4">
                  <Words text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A page's pieces, one after the other. */
export function Blocks({
  slug,
  blocks,
  accounts,
  buckets,
  matrix,
}: {
  slug: string
  blocks: readonly Block[]
  accounts: AccountRow[]
  buckets: ResourceRow[]
  matrix: readonly RaciRow[]
}) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 leading-relaxed">
      {blocks.map((block, index) => {
        switch (block.kind) {
          case 'text':
            return (
              <p key={index}>
                <Words text={block.text} />
              </p>
            )
          case 'list':
            return (
              <ul key={index} className="grid list-disc gap-1 pl-5">
                {block.items.map((item) => (
                  <li key={item}>
                    <Words text={item} />
                  </li>
                ))}
              </ul>
            )
          case 'links':
            return (
              <ul key={index} className="flex flex-wrap gap-x-5 gap-y-1">
                {block.links.map(({ text, href }) => (
                  <li key={href}>
                    <a
                      href={href}
                      target="_blank"
                      rel="noreferrer"
                      className="inline-flex min-h-6 items-center gap-1 rounded-sm text-accent underline underline-offset-3"
                    >
                      {text} <ExternalLink aria-hidden className="size-3.5" />
                      <span className="sr-only">(opens in a new tab)</span>
                    </a>
                  </li>
                ))}
              </ul>
            )
          case 'pages':
            return (
              <ul key={index} className="flex flex-wrap gap-x-5 gap-y-1">
                {block.pages.map(({ text, path }) => (
                  <li key={path}>
                    <Link
                      href={`/${slug}/${path}`}
                      className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
                    >
                      {text}
                    </Link>
                  </li>
                ))}
              </ul>
            )
          case 'code':
            return <CodeBlock key={index} title={block.title} code={block.code} what={block.title} />
          case 'table':
            return <BlockTable key={index} head={block.head} rows={block.rows} />
          case 'diagram':
            return block.of === 'own' ? (
              <OwnDiagram key={index} accounts={accounts} buckets={buckets} />
            ) : (
              <ReferenceDiagram key={index} />
            )
          case 'matrix':
            return (
              <BlockTable
                key={index}
                head={['Item', partyNames.cleardata, partyNames.customer]}
                rows={matrix.map(({ item, cleardata, customer }) => [
                  ...[item, letterWords(cleardata), letterWords(customer)],
                ])}
              />
            )
        }
      })}
    </div>
  )
}
