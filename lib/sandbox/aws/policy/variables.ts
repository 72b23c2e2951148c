import type { Context } from '#lib/sandbox/aws/policy/context.ts'

/** Fills `${aws:username}` and the like; undefined where a variable has no value (the statement then does not apply).
 *  https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
export function substitute(text: string, context: Context): string | undefined {
  let isMissing = false
  const filled = text.replace(/\$\{([^}]+)\}/g, (_whole, expression: string) => {
    if (expression === '*' || expression === '?' || expression === '$') return expression
    const [, key = expression, fallback] = /^([^,]+),\s*'(.*)'$/.exec(expression) ?? []
    const value = context.get(key.trim().toLowerCase())
    if (value?.length === 1) return value[0] ?? ''
    if (fallback !== undefined) return fallback
    isMissing = true
    return ''
  })
  return isMissing ? undefined : filled
}
