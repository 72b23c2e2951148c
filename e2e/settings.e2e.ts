import type { Page } from '@playwright/test'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

/** Fills the invitation's dialog and returns the link, which is shown this once. */
async function invite(page: Page, email: string): Promise<string> {
  await openDialog(page, 'Invite somebody')
  await page.getByLabel('Address').fill(email)
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByRole('region', { name: 'the invitation link' }).innerText()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Done' }).click()
  return link
}

test('an admin invites somebody, who accepts, becomes an admin, and is locked out on the next click', async ({
  signIn,
  stranger: nina,
}) => {
  const adam = await signIn('Adam Reyes')
  await adam.goto('/northwind/settings')
  await expectAccessible(adam)
  const link = await invite(adam, 'nina.patel@northwind.example')
  expect(link).toContain('/invitation/')

  await nina.goto(link)
  await expect(nina).toHaveURL(/\/sign-in/)
  await nina.getByRole('button', { name: /sign in/i }).click()
  await nina.getByRole('button', { name: /^Nina Patel — / }).click()
  await expect(nina.getByRole('heading', { level: 1 })).toContainText('Join Northwind Health')
  await expectAccessible(nina)
  await nina.getByRole('button', { name: 'Accept' }).click()
  await expect(nina).toHaveURL(/\/northwind$/)
  await nina.getByRole('link', { name: 'Settings' }).click()
  await expect(nina.getByRole('button', { name: 'Invite somebody' })).toBeDisabled()
  await nina.goto(link)
  await expect(nina.getByText('You are a member already')).toBeVisible()
  await nina.goto('/no-access')
  await expect(nina).toHaveURL(/\/northwind$/)

  await adam.reload()
  await adam.getByRole('button', { name: 'Make Nina Patel an admin' }).click()
  await adam.getByRole('dialog').getByRole('button', { name: 'Make an admin' }).click()
  await expect(adam.getByText('Nina Patel is now an admin')).toBeVisible()
  await nina.goto('/northwind/settings')
  await expect(nina.getByRole('button', { name: 'Invite somebody' })).toBeEnabled()

  await adam.getByRole('button', { name: 'Remove Nina Patel' }).click()
  await adam.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(adam.getByText('Nina Patel is removed')).toBeVisible()
  await nina.getByRole('link', { name: 'Resources', exact: true }).click()
  await expect(nina.getByRole('heading', { level: 1 })).toContainText('nothing at this address')
  expect((await nina.request.get('/api/v1/customers/northwind/home')).status()).toBe(404)
})

test('an invitation is refused in words to the wrong person, and when it was withdrawn', async ({
  signIn,
}) => {
  const adam = await signIn('Adam Reyes')
  await adam.goto('/northwind/settings')
  const link = await invite(adam, 'somebody.else@northwind.example')
  const nina = await signIn('Nina Patel')
  await nina.goto(link)
  await expect(nina.getByText(/for another address than the one you signed in with/)).toBeVisible()
  await expect(nina.getByRole('button', { name: 'Accept' })).toBeHidden()
  await expectAccessible(nina)
  await adam
    .getByRole('button', { name: 'Withdraw the invitation of somebody.else@northwind.example' })
    .click()
  await adam.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect(adam.getByText('The invitation is withdrawn')).toBeVisible()
  await nina.reload()
  await expect(nina.getByText(/was withdrawn/)).toBeVisible()
  const unknown = await nina.goto('/invitation/not-an-invitation-of-ours')
  expect(unknown?.status()).toBe(404)
  await expect(nina.getByRole('heading', { level: 1 })).toContainText('do not know this invitation')
})

test('the last admin stays, and the buttons say why', async ({ signIn }) => {
  const page = await signIn('Mia Chen')
  await page.goto('/harbor/settings')
  const remove = page.getByRole('button', { name: 'Remove Mia Chen' })
  await expect(remove).toBeDisabled()
  await expect(remove).toHaveAccessibleDescription(/last admin/)
})

test('an API token is shown once, works, and is refused once it is revoked', async ({ signIn, stranger }) => {
  const page = await signIn('Adam Reyes')
  await page.goto('/northwind/settings/tokens')
  await openDialog(page, 'Create a token')
  await page.getByLabel('Name').fill('journey')
  await page.getByRole('button', { name: 'Create token' }).click()
  const value = await page.getByRole('region', { name: 'the API token' }).innerText()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Done' }).click()
  const call = () =>
    stranger.request.get('/api/v1/customers/northwind/home', {
      headers: { authorization: `Bearer ${value}` },
    })
  expect((await call()).status()).toBe(200)
  await page.getByRole('button', { name: 'Revoke journey' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('journey is revoked')).toBeVisible()
  expect((await call()).status()).toBe(401)
})

test('a customer takes all its data, to the last line', async ({ signIn }) => {
  const page = await signIn('Adam Reyes')
  await page.goto('/northwind/settings/leaving')
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all data' }).click()
  expect((await download).suggestedFilename()).toBe('northwind-export.jsonl')
  await expect(page.getByText('The file is complete')).toBeVisible()
})

test('support creates a customer, invites its first admin, visits it, and leaves', async ({ signIn }) => {
  const page = await signIn('Sam Okafor')
  await page.goto('/support/customers')
  await openDialog(page, 'Create customer')
  await page.getByLabel('Name').fill('Lakeside Labs')
  await page.getByLabel('Address').fill('support')
  const create = page.getByRole('dialog').getByRole('button', { name: 'Create customer' })
  await create.click()
  await expect(page.getByText(/is reserved/)).toBeVisible()
  await page.getByLabel('Address').fill('lakeside')
  await create.click()
  await expect(page.getByRole('heading', { name: 'Invite the first admin of Lakeside Labs' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Address' }).fill('ana@lakeside.example')
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('region', { name: 'the invitation link' })).toContainText('/invitation/')
  await page.getByRole('button', { name: 'Done' }).click()

  await openDialog(page, 'Close Lakeside Labs, or set its legal hold')
  await page.getByRole('checkbox', { name: 'Legal hold' }).check()
  await page.getByLabel('Reason').fill('case 2026-17')
  await page.getByRole('button', { name: 'Set the state' }).click()
  await expect(page.getByRole('row', { name: /Lakeside Labs/ }).getByText('Legal hold')).toBeVisible()

  await openDialog(page, 'Enter Lakeside Labs')
  await page.getByLabel('Reason').fill('helping them to begin')
  await page.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(page).toHaveURL(/\/lakeside$/)
  await page.goto('/lakeside/settings/visits')
  await expect(page.getByRole('row', { name: /Sam Okafor/ }).first()).toContainText('helping them to begin')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Leave this customer' }).click()
  await expect(page).toHaveURL(/\/support\/customers/)
  expect((await page.request.get('/api/v1/customers/lakeside/home')).status()).toBe(404)
  await page.goto('/support/staff')
  await expect(page.getByRole('button', { name: 'Keep Sam Okafor' })).toBeDisabled()
  await expectAccessible(page)
})
