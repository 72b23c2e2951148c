/**
 * Where a sign-in may lead: an address of the portal's own, or else its front door. What is no address at all,
 * another scheme (`blob:` has our origin too), another host however it is spelt, or holds a name and password
 * leads to the front door.
 */
export function ownAddress(given: string, portal: string): string {
  const { origin } = new URL(portal)
  // Browsers drop tabs and line ends from addresses and read a backslash as a slash.

  const target = /[\\\x00-\x1f]/.test(given) ? null : URL.parse(given, portal)
  const isOurs =
    target !== null &&
    /^https?:$/.test(target.protocol) &&
    target.origin === origin &&
    target.username === '' &&
    target.password === ''
  return isOurs ? target.href : portal
}
