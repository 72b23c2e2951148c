/** A list without a wrapping element: `<Rule>…</Rule><Rule>…</Rule>`, as S3 and IAM's maps spell it. */
export class Flat {
  readonly items: unknown[]

  constructor(items: unknown[]) {
    this.items = items
  }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** Writes one element. Lists become `<name><member>…`, dates ISO 8601, undefined nothing at all. */
export function element(name: string, value: unknown, attributes = ''): string {
  if (value === undefined || value === null) return ''
  if (value instanceof Flat) return value.items.map((item) => element(name, item)).join('')
  return `<${name}${attributes}>${content(value)}</${name}>`
}

function content(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => element('member', item)).join('')
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, child]) => element(name, child))
      .join('')
  }
  return escapeXml(String(value))
}
