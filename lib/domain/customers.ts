/** Slugs are a customer's first path segment: none may shadow a page of ours. */
const reservedSlugs = new Set([
  ...[
    'api',
    'support',
    'sign-in',
    'sign-out',
    'no-access',
    'invitation',
    'static',
    '_next',
    'favicon',
    'robots',
  ],
  ...['admin', 'health', 'status', 'settings', 'guidance', 'docs', 'me'],
])

/** Three to forty small letters, digits and single hyphens, starting with a letter. */
const shape = /^(?=.{3,40}$)[a-z](-?[a-z0-9])+$/

/** Why a text cannot be a customer's address; null when it can. */
export function whyNotSlug(slug: string): string | null {
  if (!shape.test(slug)) return 'Use 3 to 40 small letters, digits and hyphens, starting with a letter.'
  if (reservedSlugs.has(slug)) return `“${slug}” is reserved for a page of the portal. Choose another.`
  return null
}
