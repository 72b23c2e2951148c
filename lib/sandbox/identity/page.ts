import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark; --ground: #f6f7f9; --card: #fff; --ink: #1b2430; --soft: #586474;
  --line: #d5dae1; --hover: #eef2f8; --accent: #2457c5 }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --card: #1a2029; --ink: #e8ecf2; --soft: #a3aebd;
  --line: #343e4b; --hover: #232c38; --accent: #8ab0ff } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { width: 100%; max-width: 26rem; padding: 2rem; background: var(--card); border: 1px solid var(--line);
  border-radius: .75rem }
h1 { margin: 0 0 .25rem; font-size: 1.375rem; line-height: 1.3 }
p { margin: 0 0 1.25rem; color: var(--soft); overflow-wrap: anywhere }
p:last-child { margin-bottom: 0 }
ul { margin: 0; padding: 0; list-style: none; display: grid; gap: .5rem }
button { width: 100%; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: none;
  color: inherit; font: inherit; text-align: start; cursor: pointer }
button:hover { background: var(--hover); border-color: var(--accent) }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
button .name { display: block; font-weight: 600 }
button .note { display: block; font-size: .875rem; color: var(--soft) }
.quiet { margin-top: 1rem; text-align: center; color: var(--soft) }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`

/**
 * Nothing from elsewhere, no script, no frame. `form-action` is left open on purpose: browsers apply it to the
 * redirects behind a form too, and signing in ends with one to the client.
 * https://www.w3.org/TR/CSP3/#directive-form-action
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** A whole page. `content` is HTML: escape what goes into it. The empty icon spares a request for one. */
export function renderPage(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`
}

/** A page that says one thing. */
export function renderMessage(title: string, ...paragraphs: string[]): string {
  return renderPage(title, paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n'))
}
