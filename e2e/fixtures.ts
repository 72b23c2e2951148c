import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, expect, type Page, test as base } from '@playwright/test'
import { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'

interface Fixtures {
  /** A page of somebody who has not signed in. */
  stranger: Page
  /** A page signed in as one of the demo's people. */
  signIn: (name: string) => Promise<Page>
  sandbox: SandboxAdmin
}

const address = () => process.env.E2E_ADDRESS ?? ''

export const test = base.extend<Fixtures, { browserOfOurs: Browser }>({
  browserOfOurs: [
    async ({}, use) => {
      // Never the package's own arguments: they switch off the web's security, and Origin with it.
      const browser = await chromium.launch({
        executablePath: process.env.E2E_CHROMIUM ?? '',
        args: ['--no-sandbox'],
      })
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  stranger: async ({ browserOfOurs }, use) => {
    const context = await browserOfOurs.newContext({ baseURL: address() })
    await use(await context.newPage())
    await context.close()
  },
  signIn: async ({ browserOfOurs }, use) => {
    const pages: Page[] = []
    await use(async (name) => {
      const context = await browserOfOurs.newContext({
        baseURL: address(),
        viewport: { width: 1280, height: 900 },
      })
      const page = await context.newPage()
      pages.push(page)
      page.on('pageerror', (error) => {
        throw error
      })
      await page.goto('/sign-in')
      await page.getByRole('button', { name: /sign in/i }).click()
      await page.getByRole('button', { name: new RegExp(`^${name} — `) }).click()
      await page.waitForURL((url) => url.origin === new URL(address()).origin && url.pathname !== '/sign-in')
      return page
    })
    for (const page of pages) await page.context().close()
  },
  sandbox: async ({}, use) => {
    await use(new SandboxAdmin(process.env.E2E_SANDBOX ?? ''))
  },
})

/** Opens a dialog by its button; a click that came before the page was alive is made again. */
export async function openDialog(page: Page, button: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(dialog).toHaveCount(0)
  await expect(async () => {
    if (await dialog.isHidden())
      await page.getByRole('button', { name: button, exact: true }).first().click({ timeout: 2000 })
    await expect(dialog).toBeVisible({ timeout: 2000 })
  }).toPass()
}

/** No accessibility violation that axe knows of, in the light theme and in the dark one. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([])
  }
}

export { expect }
