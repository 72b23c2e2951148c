import { scopeWords, tokenScopes } from '#lib/domain/tokens.ts'
import type { GuidanceSection } from './section.ts'

/** How programs ask. What they may ask is in the document of the API, and on the page below this. */
export const api: GuidanceSection = {
  slug: 'api',
  title: 'API',
  summary: 'Everything the portal’s pages show, for your own programs.',
  parts: [
    {
      id: 'token',
      title: 'Send a token',
      blocks: [
        { kind: 'text', text: 'An admin makes a token for each program, and can revoke it at any time.' },
        {
          kind: 'table',
          head: ['Scope', 'May'],
          rows: tokenScopes.map((scope) => [scope, scopeWords[scope]]),
        },
        {
          kind: 'code',
          title: 'The failing resources of your customer',
          code: [
            'curl --fail-with-body "$PORTAL_URL/api/v1/customers/northwind/resources?status=failing" \\',
            '  --header "authorization: Bearer $SAFEGUARDS_TOKEN"',
          ].join('\n'),
        },
        { kind: 'pages', pages: [{ text: 'API tokens', path: 'settings/tokens' }] },
      ],
    },
    {
      id: 'answers',
      title: 'Read the answer',
      blocks: [
        {
          kind: 'list',
          items: [
            'Lists come a page at a time: hand `next` back as `after` until it is null.',
            'Times are ISO 8601 in UTC.',
            'Whatever is refused answers `error` with a `code`, a `message` for a person, and a `requestId` to quote to support.',
            'What changes something takes a person who signed in. A token reads and checks.',
          ],
        },
      ],
    },
  ],
}
