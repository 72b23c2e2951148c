import { Badge } from '#components/ui/badge.tsx'
import type { OpenApi } from '#lib/http/openapi/document.ts'

/** Support's own side is no customer's to ask. */
const hiddenTag = 'support'

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Every operation in a line, by what it is about, as the document has them. */
export function Operations({ document: { tags, paths } }: { document: OpenApi }) {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  )
  return tags
    .filter(({ name }) => name !== hiddenTag)
    .map(({ name }) => (
      <section key={name} aria-labelledby={`about-${name}`} className="mt-5 first:mt-0">
        <h3 id={`about-${name}`} className="mb-1 text-[13px] font-semibold text-ink-2">
          {capital(name)}
        </h3>
        <ul className="border-t border-line">
          {operations
            .filter(({ tags: own }) => own.includes(name))
            .map(({ operationId, method, path, summary, security }) => (
              <li key={operationId} className="border-b border-line-soft px-2.5 py-1.5">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="w-14 font-mono text-sm font-semibold text-ink-2">
                    {method.toUpperCase()}
                  </span>
                  <code className="min-w-0 flex-1 basis-60 font-mono wrap-anywhere">{path}</code>
                  {security.length === 1 && <Badge>Token only</Badge>}
                </span>
                <span className="block text-ink-2 sm:pl-16">{summary}</span>
              </li>
            ))}
        </ul>
      </section>
    ))
}
