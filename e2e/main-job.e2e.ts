import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const awsAccountId = '111122223333'
const region = 'us-east-1'

test('a viewer watches a violating job being terminated, and reads the receipt', async ({
  signIn,
  sandbox,
}) => {
  const page = await signIn('Vera Lind')
  await expect(page).toHaveURL(/\/northwind$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/need|fix|judged|resources/i)

  await page.getByRole('link', { name: 'Terminations', exact: true }).click()
  await expect(page).toHaveURL(/\/northwind\/terminations/)
  const name = `journey-${Date.now().toString(36)}`
  const request = tuningJobRequest(awsAccountId, 'nw-models', {
    name,
    instances: 4,
    isEncrypted: false,
    isPaired: true,
  })
  await sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', request)
  // It appears by itself: nobody reloads.
  const row = page.getByRole('link', { name: new RegExp(name) })
  await expect(row).toBeVisible({ timeout: 60_000 })
  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  await expect(page.getByText('definition “second”').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  await expect(page.getByText(/Stopped/).first()).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page)
})

test('a compliant job is left alone', async ({ sandbox }) => {
  const name = `right-${Date.now().toString(36)}`
  const request = tuningJobRequest(awsAccountId, 'nw-models', { name, instances: 4, isEncrypted: true })
  await sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', request)
  await new Promise((resolve) => setTimeout(resolve, 8000))
  const job = await sandbox.sagemaker<{ HyperParameterTuningJobStatus: string }>(
    awsAccountId,
    region,
    'DescribeHyperParameterTuningJob',
    { HyperParameterTuningJobName: name },
  )
  expect(job.HyperParameterTuningJobStatus).toBe('InProgress')
})

test('resources are filtered by address, and one says why it fails and how to fix it', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  await page.goto('/northwind/resources?status=failing&type=tuning-job')
  await expect(page.getByRole('table')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByText(/EnableInterContainerTrafficEncryption/).first()).toBeVisible()
  await expect(page.getByText(/boto3/).first()).toBeVisible()
})

test('every page of a customer passes axe in both themes', async ({ signIn }) => {
  test.slow()
  const page = await signIn('Adam Reyes')
  for (const path of [
    ...['', '/resources', '/terminations', '/access', '/accounts', '/accounts/connect'],
    ...['/settings/tokens', '/settings/sessions'],
  ]) {
    await page.goto(`/northwind${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  }
})
