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
export function isCustomerSlug(slug: string): boolean {
  return (
    /^[a-z](-?[a-z0-9])+$/.test(slug) && slug.length >= 3 && slug.length <= 40 && !reservedSlugs.has(slug)
  )
}
