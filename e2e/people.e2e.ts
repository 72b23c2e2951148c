import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

test('a stranger is asked to sign in, and sees nothing', async ({ stranger: page }) => {
  await page.goto('/northwind')
  await expect(page).toHaveURL(/\/sign-in/)
  await expectAccessible(page)
  const answer = await page.request.get('/api/v1/customers/northwind/home')
  expect(answer.status()).toBe(401)
})

test('a customer that is not one’s own is not found, like one that does not exist', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  for (const slug of ['harbor', 'nowhere']) {
    const answer = await page.request.get(`/api/v1/customers/${slug}/home`)
    expect(answer.status(), slug).toBe(404)
    expect(((await answer.json()) as { error: { code: string } }).error.code).toBe('not_found')
    await page.goto(`/${slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/not|nothing/i)
  }
})

test('a member of two customers goes from one to the other', async ({ signIn }) => {
  const page = await signIn('Mia Chen')
  await page.goto('/harbor')
  await expect(page.getByText('ml-dev').first()).toBeVisible()
  await page.goto('/northwind')
  await expect(page.getByText('prod-ml').first()).toBeVisible()
})

test('a write from elsewhere is refused', async ({ signIn }) => {
  const page = await signIn('Adam Reyes')
  const body = { awsAccountId: '123456789012', name: 'x', regions: ['us-east-1'] }
  const foreign: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign) {
    const answer = await page.request.post('/api/v1/customers/northwind/accounts', { data: body, headers })
    expect(answer.status()).toBe(403)
  }
})

test('pages carry a policy with a nonce of their own', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  const policies = await Promise.all(
    [1, 2].map(async () => (await page.request.get('/northwind')).headers()['content-security-policy'] ?? ''),
  )
  for (const policy of policies) expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/)
  expect(policies[0]).not.toBe(policies[1])
})

test('support enters a customer with a reason, and arms an account that a viewer may not', async ({
  signIn,
}) => {
  const viewer = await signIn('Mia Chen')
  await viewer.goto('/harbor/accounts')
  await viewer
    .getByRole('link', { name: /ml-dev/ })
    .first()
    .click()
  await expect(viewer.getByRole('button', { name: /arm/i }).first()).toBeDisabled()

  const support = await signIn('Tess Marlow')
  await expect(support).toHaveURL(/\/support\/queue/)
  await support.getByRole('link', { name: 'Customers', exact: true }).click()
  await expect(support).toHaveURL(/\/support\/customers/)
  await expectAccessible(support)
  expect((await support.request.get('/api/v1/customers/harbor/home')).status()).toBe(404)
  await openDialog(support, 'Enter Harbor Clinics')
  await support.getByLabel('Reason').fill('ticket HC-101, arming as agreed')
  await support.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(support).toHaveURL(/\/harbor$/)
  await expect(support.getByText('ticket HC-101').first()).toBeVisible()
  await support.goto('/harbor/accounts')
  await support
    .getByRole('link', { name: /ml-dev/ })
    .first()
    .click()
  await openDialog(support, 'Arm')
  await support.getByRole('dialog').getByLabel('Reason').fill('agreed with the customer')
  await support.getByRole('dialog').getByRole('button', { name: 'Arm', exact: true }).click()
  await expect(support.getByText(/Armed/).first()).toBeVisible()
})
