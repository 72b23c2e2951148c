import { deployTemplate } from '#lib/demo/world.ts'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

interface Template {
  Resources: Record<
    string,
    { Properties: { AssumeRolePolicyDocument: { Statement: { Condition?: object }[] } } }
  >
}

/** The template with a read role that anybody at our broker could be confused into: no ExternalId asked. */
function withoutExternalId(template: Template): Template {
  const wrong = structuredClone(template)
  for (const statement of wrong.Resources.ReadRole?.Properties.AssumeRolePolicyDocument.Statement ?? [])
    delete statement.Condition
  return wrong
}

test('an account with a wrong trust policy is told so, repaired, and connected', async ({
  signIn,
  sandbox,
}) => {
  const awsAccountId = '210987654321'
  const page = await signIn('Adam Reyes')
  await page.goto('/northwind/accounts/connect')
  await page.getByLabel('AWS account id').fill('12')
  await page.getByLabel('Name').fill('genomics')
  await page.getByRole('button', { name: 'Go on to the template' }).click()
  await expect(page.getByText('Give the 12 digits of the AWS account')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('AWS account id').fill(awsAccountId)
  await page.getByRole('button', { name: 'Go on to the template' }).click()
  await expect(page.getByRole('button', { name: 'Prove the roles' })).toBeVisible()
  const id = new URL(page.url()).searchParams.get('account') ?? ''
  const answer = await page.request.get(`/api/v1/customers/northwind/accounts/${id}/template`)
  const template = (await answer.json()) as Template

  await deployTemplate(sandbox, awsAccountId, withoutExternalId(template))
  await page.getByRole('button', { name: 'Prove the roles' }).click()
  await expect(page.getByText(/can be assumed without an ExternalId/)).toBeVisible()
  await expect(page.getByText('genomics is connected.')).toBeHidden()
  await page.goto(`/northwind/accounts/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('waits for its template')
  await expect(page.getByRole('region', { name: 'Read role' }).getByText('Open to others')).toBeVisible()
  await expectAccessible(page)

  await sandbox.query(awsAccountId, 'cloudformation', 'UpdateStack', {
    StackName: 'cleardata-safeguards',
    TemplateBody: JSON.stringify(template),
    'Capabilities.member.1': 'CAPABILITY_NAMED_IAM',
  })
  await page.getByRole('button', { name: 'Prove again' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is connected and observing')
  const enforcement = page.getByRole('region', { name: 'Enforcement' })
  await expect(enforcement.getByText(/arms itself in 24 h/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Read role' }).getByText('Granted')).toBeVisible()
  await expectAccessible(page)

  await openDialog(page, 'Disconnect')
  await page.getByLabel('Reason').fill('the project is over')
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('is disconnected')
  await expect(page.getByText('“the project is over”')).toBeVisible()
})

test('a draft is renamed, given other regions, and taken back', async ({ signIn }) => {
  const page = await signIn('Adam Reyes')
  await page.goto('/northwind/accounts/connect')
  await page.getByLabel('AWS account id').fill('310987654321')
  await page.getByLabel('Name').fill('mistyped')
  // Only what the portal's own principal can reach is offered.
  await expect(page.getByRole('checkbox', { name: /us-gov/ })).toHaveCount(0)
  await page.getByRole('button', { name: 'Go on to the template' }).click()
  await expect(page.getByRole('button', { name: 'Prove the roles' })).toBeVisible()
  await page.goto(`/northwind/accounts/${new URL(page.url()).searchParams.get('account') ?? ''}`)
  await openDialog(page, 'Edit')
  await page.getByLabel('Name').fill('research-two')
  await page.getByRole('checkbox', { name: /eu-west-1/ }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('research-two')
  await openDialog(page, 'Remove this account')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page).toHaveURL(/\/northwind\/accounts$/)
  await expect(page.getByText('research-two', { exact: true })).toBeHidden()
})

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
