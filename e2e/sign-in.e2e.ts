import type { Page } from '@playwright/test'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

const organisation = () =>
  JSON.parse(process.env.E2E_ORGANISATION ?? '{}') as {
    issuer: string
    clientId: string
    clientSecret: string
  }

async function setUp(page: Page, issuer: string): Promise<void> {
  await openDialog(page, 'Set up your provider')
  await page.getByLabel('Issuer').fill(issuer)
  await page.getByLabel('Client id').fill(organisation().clientId)
  await page.getByLabel('Client secret').fill(organisation().clientSecret)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
}

test('an admin sets up a provider of their own, tests it, enables it; its people come in, and only here', async ({
  signIn,
  stranger: olivia,
}) => {
  const adam = await signIn('Adam Reyes')
  await adam.goto('/northwind/settings/sign-in')
  await expectAccessible(adam)

  await test.step('an address where no provider is, is refused in words', async () => {
    const own = new URL(organisation().issuer)
    own.port = String(Number(own.port) + 1)
    await setUp(adam, own.origin)
    await expect(adam.getByRole('dialog').getByText(/discovery document could not be read/)).toBeVisible()
    await expectAccessible(adam)
    await adam.getByLabel('Issuer').fill(organisation().issuer)
    await adam.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(adam.getByRole('heading', { name: 'Saved, to be tested' })).toBeVisible()
  })

  await test.step('it is tested by a real sign-in, and enabled', async () => {
    await expect(adam.getByRole('button', { name: 'Enable it' })).toBeDisabled()
    await adam.getByRole('button', { name: 'Test it' }).click()
    await adam.getByRole('button', { name: /^Adam Reyes — / }).click()
    await expect(adam.getByText('The test worked.')).toBeVisible()
    await expectAccessible(adam)
    await adam.getByRole('button', { name: 'Enable it' }).click()
    await adam.getByRole('dialog').getByRole('button', { name: 'Enable it' }).click()
    await expect(adam.getByText('Your provider is in force')).toBeVisible()
    await expect(adam.getByRole('button', { name: 'Take only its people' })).toBeDisabled()
  })

  await test.step('somebody of it is invited and comes in', async () => {
    await adam.goto('/northwind/settings')
    await openDialog(adam, 'Invite somebody')
    await adam.getByLabel('Address').fill('olivia.park@northwind.example')
    await adam.getByRole('button', { name: 'Make the link' }).click()
    const link = await adam.getByRole('region', { name: 'the invitation link' }).innerText()
    await adam.getByRole('button', { name: 'Done' }).click()

    await olivia.goto('/sign-in')
    await olivia.getByRole('link', { name: 'Sign in with your organisation' }).click()
    await olivia.getByLabel('Your organisation’s short address').fill('nowhere')
    await expectAccessible(olivia)
    await olivia.getByRole('button', { name: 'Continue' }).click()
    await expect(olivia.getByText('has no sign-in of its own here')).toBeVisible()
    await olivia.goto(
      `/sign-in?callbackUrl=${encodeURIComponent(new URL(link).pathname)}&organisation=northwind`,
    )
    await expectAccessible(olivia)
    await olivia.getByRole('button', { name: 'Sign in with northwind' }).click()
    await olivia.getByRole('button', { name: /^Olivia Park — / }).click()
    await expect(olivia.getByRole('heading', { level: 1 })).toContainText('Join Northwind Health')
    await expectAccessible(olivia)
    await olivia.getByRole('button', { name: 'Accept' }).click()
    await expect(olivia).toHaveURL(/\/northwind$/)
    expect((await olivia.request.get('/api/v1/customers/harbor/home')).status()).toBe(404)
  })

  await test.step('signing out leads to that provider, and back', async () => {
    await olivia.getByRole('button', { name: 'You: Olivia Park' }).click()
    await olivia.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(olivia).not.toHaveURL(/\/northwind/)
    expect((await olivia.request.get('/api/v1/me')).status()).toBe(401)
    await olivia.goto('/northwind')
    await expect(olivia.getByRole('button', { name: 'Sign in with northwind' })).toBeVisible()
  })

  await test.step('it ends, and the customer is as before', async () => {
    await adam.goto('/northwind/settings/sign-in')
    await adam.getByRole('button', { name: 'End it' }).click()
    await adam.getByRole('dialog').getByRole('button', { name: 'End it' }).click()
    await expect(adam.getByText('Your provider has ended')).toBeVisible()
    await expect(adam.getByRole('heading', { level: 1 })).toContainText('the portal’s provider')
  })
})

test('signing out empties the other tabs of the browser too', async ({ signIn }) => {
  const first = await signIn('Vera Lind')
  const second = await first.context().newPage()
  await second.goto('/northwind/resources')
  await expect(second.getByRole('heading', { level: 1 })).toBeVisible()
  await first.goto('/northwind')
  await first.getByRole('button', { name: 'You: Vera Lind' }).click()
  await first.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(second.getByRole('heading', { level: 1 })).toContainText('Sign in')
  // Asked of the page: the driver's own note of an address can lag behind one that a page gives itself.
  expect(await second.evaluate(() => window.location.pathname)).toBe('/sign-in')
  expect((await second.request.get('/api/v1/me')).status()).toBe(401)
})

test('somebody sees their sessions, and ends one from another browser', async ({ signIn }) => {
  const here = await signIn('Nora Patel')
  const there = await signIn('Nora Patel')
  await here.goto('/northwind/settings/sessions')
  await expectAccessible(here)
  const end = here.getByRole('button', { name: /^End the session in / })
  await expect(end.first()).toBeVisible()
  while ((await end.count()) > 0) {
    const before = await end.count()
    await end.first().click()
    await expect(end).toHaveCount(before - 1)
  }
  expect((await there.request.get('/api/v1/me')).status()).toBe(401)
  expect((await here.request.get('/api/v1/me')).status()).toBe(200)
})
