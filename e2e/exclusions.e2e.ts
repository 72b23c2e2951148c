import type { Page } from '@playwright/test'
import type { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

const awsAccountId = '111122223333'
const region = 'us-east-1'
const stamp = () => Date.now().toString(36)

const requestFor = (name: string, bucket = 'nw-models') =>
  tuningJobRequest(awsAccountId, bucket, { name, instances: 2, isEncrypted: false })

async function launch(sandbox: SandboxAdmin, name: string, bucket?: string): Promise<void> {
  await sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', requestFor(name, bucket))
}

async function statusOf(sandbox: SandboxAdmin, name: string): Promise<string> {
  const job = await sandbox.sagemaker<{ HyperParameterTuningJobStatus: string }>(
    awsAccountId,
    region,
    'DescribeHyperParameterTuningJob',
    { HyperParameterTuningJobName: name },
  )
  return job.HyperParameterTuningJobStatus
}

/** A write as the portal's own pages send it. */
async function post<Answer>(page: Page, path: string, data: unknown): Promise<Answer> {
  const origin = new URL(page.url()).origin
  const answer = await page.request.post(path, { data, headers: { origin, 'sec-fetch-site': 'same-origin' } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Answer
}

/** Asks over the API, as a program with the viewer's session would. */
async function ask(viewer: Page, names: string[]): Promise<string> {
  const accounts = await viewer.request.get('/api/v1/customers/northwind/accounts')
  const { rows } = (await accounts.json()) as { rows: { id: string; awsAccountId: string }[] }
  const { id } = await post<{ id: string }>(viewer, '/api/v1/customers/northwind/exclusions', {
    accountId: rows.find((row) => row.awsAccountId === awsAccountId)?.id,
    ...{ region, names, planned: JSON.stringify(requestFor('plan')) },
    ...{ reason: 'a journey over synthetic records', isAttested: true, attestationVersion: 1 },
    endsAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
  })
  return id
}

async function openBrief(support: Page, id: string): Promise<void> {
  await support.goto('/support/queue')
  // A key pressed before the page is alive is pressed again.
  await expect(async () => {
    await support.locator(`[data-queue-row="${id}"]`).focus({ timeout: 2000 })
    await support.keyboard.press('Enter')
    await expect(support.getByRole('button', { name: /^Approve/ })).toBeVisible({ timeout: 2000 })
  }).toPass()
}

test('asked from a receipt, approved from the keyboard: the reserved job runs, the changed one is stopped', async ({
  signIn,
  sandbox,
}) => {
  const viewer = await signIn('Vera Lind')
  const name = `ex-${stamp()}`
  await launch(sandbox, name)
  await viewer.goto('/northwind/terminations')
  await viewer.getByRole('link', { name: new RegExp(name) }).click({ timeout: 60_000 })
  await viewer.getByRole('link', { name: 'Ask for an exclusion' }).click()

  await expect(viewer.getByRole('textbox', { name: 'Planned request' })).toHaveValue(/TrainingJobDefinition/)
  await expect(viewer.getByText(`${name}-again`, { exact: true }).first()).toBeVisible()
  await viewer.getByLabel('Resource', { exact: true }).fill(`${name}-other`)
  await viewer.getByLabel('Resource', { exact: true }).press('Enter')
  await viewer
    .getByLabel('Why', { exact: true })
    .fill('Synthetic records only, compared with and without encryption.')
  await expect(viewer.getByText('What you attest for')).toBeVisible()
  await expectAccessible(viewer)
  await viewer.getByRole('button', { name: 'Send request' }).click()
  await expect(viewer.getByText(/Sign the attestation/).first()).toBeVisible()
  await viewer.getByRole('checkbox', { name: /I attest/ }).check()
  await viewer.getByRole('button', { name: 'Send request' }).click()
  await expect(viewer.getByRole('heading', { level: 1 })).toContainText('2 names')
  const id = viewer.url().split('/').at(-1) ?? ''

  const support = await signIn('Sam Okafor')
  await expect(support).toHaveURL(/\/support\/queue/)
  await openBrief(support, id)
  // The bucket that the job reads and writes, with its verdicts, beside the decision.
  const brief = support.getByRole('region', { name: 'Brief' })
  await expect(brief.getByText('nw-models', { exact: true })).toBeVisible()
  await expect(brief.getByTitle('Buckets refuse plain HTTP: protected')).toBeVisible()
  await expectAccessible(support)
  await support.keyboard.press('a')
  await expect(support.getByLabel('Reason')).toHaveValue(/Vera Lind attested/)
  await support.keyboard.press('Enter')
  await expect(support.getByText('Approved', { exact: true })).toBeVisible()

  await expect(viewer.getByText('Active', { exact: true }).first()).toBeVisible()
  await launch(sandbox, `${name}-again`)
  await launch(sandbox, `${name}-other`, 'nw-patients')
  await expect.poll(() => statusOf(sandbox, `${name}-other`), { timeout: 60_000 }).toMatch(/Stop/)
  await expect(viewer.getByText('Suspended', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  expect(await statusOf(sandbox, `${name}-again`)).toBe('InProgress')
  await expectAccessible(viewer)
  await viewer.getByRole('link', { name: `${name}-other` }).click()
  await expect(viewer.getByText('s3://nw-patients/train/').first()).toBeVisible()
  await expectAccessible(viewer)
})

test('an exclusion expires, and the job that ran under it is terminated', async ({ signIn, sandbox }) => {
  const viewer = await signIn('Vera Lind')
  const support = await signIn('Sam Okafor')
  const name = `end-${stamp()}`
  const id = await ask(viewer, [name])
  await post(support, `/api/v1/support/exclusions/${id}/approve`, {
    reason: 'a few seconds are enough for this journey',
    endsAt: new Date(Date.now() + 15_000).toISOString(),
  })
  await launch(sandbox, name)
  await viewer.goto(`/northwind/exclusions/${id}`)
  await expect(viewer.getByText('Active', { exact: true }).first()).toBeVisible()
  expect(await statusOf(sandbox, name)).toBe('InProgress')
  await expect(viewer.getByText('Expired', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => statusOf(sandbox, name), { timeout: 60_000 }).toMatch(/Stop/)
})

test('support asks, the customer answers, a colleague is told who decided, and anybody may revoke', async ({
  signIn,
}) => {
  const viewer = await signIn('Vera Lind')
  const support = await signIn('Sam Okafor')
  const id = await ask(viewer, [`talk-${stamp()}`])
  await openBrief(support, id)
  await support.keyboard.press('i')
  await support.getByLabel('Question').fill('Which generator made the records?')
  await support.getByRole('button', { name: 'Ask', exact: true }).click()
  await viewer.goto(`/northwind/exclusions/${id}`)
  await expect(viewer.getByText(/Which generator/).first()).toBeVisible()
  await viewer.getByLabel('Your answer').fill('Our own, seeded; the script is in the repository.')
  await viewer.getByRole('button', { name: 'Send answer' }).click()
  await expect(viewer.getByText('Waits for support').first()).toBeVisible()
  await post(support, `/api/v1/support/exclusions/${id}/approve`, { reason: 'seeded records, attested' })
  const second = await support.request.post(`/api/v1/support/exclusions/${id}/decline`, {
    data: { reason: 'too late by a moment' },
    headers: { origin: new URL(support.url()).origin, 'sec-fetch-site': 'same-origin' },
  })
  expect(second.status()).toBe(409)
  expect(await second.text()).toContain('approved by Sam Okafor')
  await expect(viewer.getByText('Active', { exact: true }).first()).toBeVisible()
  const pdf = await viewer.request.get(`/api/v1/customers/northwind/exclusions/${id}/pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  await openDialog(viewer, 'Revoke')
  await viewer.getByRole('dialog').getByLabel('Reason').fill('not needed any more')
  await viewer.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(viewer.getByText('Revoked', { exact: true }).first()).toBeVisible()
})

test('several requests are declined together, each with its result', async ({ signIn }) => {
  const viewer = await signIn('Vera Lind')
  const support = await signIn('Sam Okafor')
  const ids = [await ask(viewer, [`many-${stamp()}`]), await ask(viewer, [`more-${stamp()}`])]
  await support.goto('/support/queue')
  for (const id of ids) {
    await support.locator(`[data-queue-row="${id}"]`).focus()
    await support.keyboard.press('x')
  }
  await post(viewer, `/api/v1/customers/northwind/exclusions/${ids[1]}/withdraw`, {})
  await support.getByRole('button', { name: 'Decline', exact: true }).first().click()
  await support.getByRole('dialog').getByLabel('Reason').fill('launch them encrypted, it costs nothing')
  await support.getByRole('dialog').getByRole('button', { name: 'Decline all' }).click()
  await expect(support.getByText('1 done, 1 refused.')).toBeVisible()
  await expect(support.getByText(/withdrawn/).first()).toBeVisible()
})

test('who may not ask or decide is told why, and every page of it passes axe', async ({ signIn }) => {
  const viewer = await signIn('Mia Chen')
  await viewer.goto('/northwind/exclusions')
  await expect(viewer.getByRole('button', { name: 'Limits' })).toBeDisabled()
  await expectAccessible(viewer)
  expect((await viewer.request.get('/api/v1/support/exclusions')).status()).toBe(403)
  for (const view of ['asked', 'ended']) {
    await viewer.goto(`/northwind/exclusions?view=${view}`)
    await expect(viewer.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(viewer)
  }
  const admin = await signIn('Adam Reyes')
  await admin.goto('/northwind/exclusions')
  await openDialog(admin, 'Limits')
  await expectAccessible(admin)
})
