/** A piece of a page. Words between backticks are shown as code. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'links'; links: { text: string; href: string }[] }
  /** Pages of the portal, by their address within the customer. */
  | { kind: 'pages'; pages: { text: string; path: string }[] }
  | { kind: 'code'; title: string; code: string }
  /** The customer's own architecture, or the reference diagram. */
  | { kind: 'diagram'; of: 'own' | 'reference' }
  /** The matrix of responsibilities in the version that is in force. */
  | { kind: 'matrix' }

export interface GuidancePart {
  /** Its address within the page. */
  id: string
  title: string
  blocks: Block[]
}

export interface GuidanceSection {
  slug: string
  title: string
  summary: string
  parts: GuidancePart[]
}
