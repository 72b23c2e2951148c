const cache = new Map<string, RegExp>()

/** IAM's wildcards: `*` any run, `?` one character. */
export function globMatches(pattern: string, text: string): boolean {
  return globRegExp(pattern).test(text)
}

function globRegExp(pattern: string): RegExp {
  let compiled = cache.get(pattern)
  if (!compiled) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*+/g, '.*')
      .replace(/\?/g, '.')
    compiled = new RegExp(`^${source}$`, 's')
    if (cache.size > 5000) cache.clear()
    cache.set(pattern, compiled)
  }
  return compiled
}

/** ARNs match part by part: a wildcard does not reach over the first five colons, and missing parts are stars.
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
export function arnMatches(pattern: string, arn: string): boolean {
  if (pattern === '*') return true
  const wanted = splitArn(pattern)
  const given = splitArn(arn)
  if (given.length !== 6) return globMatches(pattern, arn)
  return given.every((part, index) => globMatches(wanted[index] ?? '*', part))
}

function splitArn(arn: string): string[] {
  const parts = arn.split(':')
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')]
}
