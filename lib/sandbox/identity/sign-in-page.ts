import { escapeHtml, renderPage } from '#lib/sandbox/identity/page.ts'
import { findHintedPerson, type Person } from '#lib/sandbox/identity/people.ts'

export interface SignInPage {
  people: readonly Person[]
  clientId: string
  /** The request's `login_hint`: that person comes first and has the focus. */
  loginHint: string | null
}

/** The page that asks who you are: one button a person, plain form posts to its own address. */
export function renderSignInPage({ people, clientId, loginHint }: SignInPage): string {
  const hinted = loginHint === null ? null : findHintedPerson(people, loginHint)
  const ordered = hinted ? [hinted, ...people.filter((person) => person !== hinted)] : people
  const unknownHint =
    loginHint !== null && !hinted ? `<p>Nobody here is known as ${escapeHtml(loginHint)}.</p>` : ''
  return renderPage(
    'Who is signing in?',
    `<p>To continue to ${escapeHtml(clientId)}. No passwords: this provider is for trying things out.</p>
${unknownHint}
<form method="post">
<ul>
${ordered.map((person) => `<li>${renderButton(person, person === hinted)}</li>`).join('\n')}
</ul>
<button class="quiet" name="cancel" value="yes">Cancel</button>
</form>`,
  )
}

/** Read aloud as "Ada Lovelace — customer admin of Northwind Health", shown on two lines. */
function renderButton(person: Person, hasFocus: boolean): string {
  const note = person.note
    ? `<span class="spoken"> — </span><span class="note">${escapeHtml(person.note)}</span>`
    : ''
  return `<button name="subject" value="${escapeHtml(person.subject)}"${hasFocus ? ' autofocus' : ''}><span class="name">${escapeHtml(person.name)}</span>${note}</button>`
}
