import { deployTemplate } from '#lib/demo/world.ts'
import { expect, test } from './fixtures.ts'

test('an admin connects a fresh account by hand: told what is wrong, then connected', async ({
  signIn,
  sandbox,
}) => {
  const awsAccountId = '123456789012'
  const page = await signIn('Adam Reyes')
  await page.goto('/northwind/accounts/connect')
  await page.getByLabel('AWS account id').fill(awsAccountId)
  await page.getByLabel('Name').fill('by-hand')
  await page.getByRole('checkbox', { name: /us-east-1/ }).check()
  await page.getByRole('button', { name: 'Go on to the template' }).click()
  await page.getByRole('button', { name: 'Prove the roles' }).click()
  await expect(page.getByText(/Deploy the template in this account/).first()).toBeVisible()

  const { rows } = (await (await page.request.get('/api/v1/customers/northwind/accounts')).json()) as {
    rows: { id: string; awsAccountId: string }[]
  }
  const id = rows.find((row) => row.awsAccountId === awsAccountId)?.id ?? ''
  const template = await page.request.get(`/api/v1/customers/northwind/accounts/${id}/template`)
  await deployTemplate(sandbox, awsAccountId, await template.json())
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('by-hand is connected.')).toBeVisible()
})
