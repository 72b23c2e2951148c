import type { Page } from '@playwright/test'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import type { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

interface Mail {
  to: string[]
  subject: string
  text: string
}
interface Hook {
  path: string
  headers: Record<string, string>
  body: string
}

/** A name that a second try does not find taken. */
const named = (word: string) => `${word}-${Date.now().toString(36)}`
const inbox = () => process.env.E2E_INBOX ?? ''
const read = async <Row>(what: 'mails' | 'hooks') =>
  (await (await fetch(`${inbox()}/${what}.json`)).json()) as Row[]

/** A violating job in Northwind's armed account; the portal does the rest by itself. */
async function launch(sandbox: SandboxAdmin, name: string): Promise<void> {
  const request = tuningJobRequest('111122223333', 'northwind-ml', { name, instances: 2, isEncrypted: false })
  await sandbox.sagemaker('111122223333', 'us-east-1', 'CreateHyperParameterTuningJob', request)
}

/** The address of a job's receipt, once there is one. */
async function receiptOf(page: Page, name: string): Promise<string> {
  await page.goto('/northwind/terminations')
  const link = page.getByRole('link', { name, exact: true })
  await expect(link).toBeVisible({ timeout: 60_000 })
  return (await link.getAttribute('href')) ?? ''
}

test('a termination is told in the portal, by mail and by webhook at once, and what became of each shows', async ({
  signIn,
  sandbox,
}) => {
  const vera = await signIn('Vera Lind')
  const bell = vera.getByRole('button', { name: /^Notices/ })
  const name = named('told-hpo')
  await launch(sandbox, name)
  const receipt = await receiptOf(vera, name)
  const mailed = async () =>
    (await read<Mail>('mails')).filter(({ text }) => text.includes(receipt)).flatMap(({ to }) => to)
  await expect.poll(mailed, { timeout: 30_000 }).toContain('vera.lind@northwind.example')
  const posted = async () => (await read<Hook>('hooks')).filter(({ body }) => body.includes(receipt))
  await expect.poll(async () => (await posted()).length, { timeout: 30_000 }).toBe(1)
  const [hook] = await posted()
  expect(hook?.headers['webhook-signature']).toMatch(/^v1,/)
  for (const { subject, text } of await read<Mail>('mails')) expect(subject + text).not.toContain('told-hpo')
  expect(hook?.body).not.toContain('told-hpo')

  await vera.goto(receipt)
  const told = vera.getByRole('region', { name: 'Who was told' })
  await expect(told.getByText('Mail to Vera Lind')).toBeVisible()
  await expect(told.getByText('Webhook on-call')).toBeVisible()
  await expect(told.getByText('Delivered').first()).toBeVisible()
  await expect(vera.getByText('The job carries the tag ClearDATA:SafeguardReceipt')).toBeVisible({
    timeout: 30_000,
  })
  await vera.getByText('The corrected request, whole').click()
  await expect(vera.getByRole('region', { name: 'corrected request' })).toContainText(`${name}-again`)
  await expectAccessible(vera)
  for (const format of ['PDF', 'JSON']) {
    const saved = vera.waitForEvent('download')
    await vera.getByRole('link', { name: format, exact: true }).click()
    expect((await saved).suggestedFilename()).toMatch(
      new RegExp(`^receipt-${name}-[0-9a-f]{8}\\.${format.toLowerCase()}$`),
    )
  }

  await expect(bell).toHaveAccessibleName(/new$/, { timeout: 30_000 })
  await bell.click()
  const popup = vera.getByRole('dialog', { name: 'Notices' })
  await expect(
    popup.getByRole('link', { name: /A tuning job was terminated.*told-hpo/ }).first(),
  ).toBeVisible()
  await expectAccessible(vera)
  await popup.getByRole('link', { name: 'All notices' }).click()
  await expect(vera).toHaveURL(/\/northwind\/notices$/)
  await expect(bell).toHaveAccessibleName('Notices')
  await expect(vera.getByRole('row', { name: /A tuning job was terminated.*told-hpo/ }).first()).toBeVisible()
  await expectAccessible(vera)
  await vera.getByRole('link', { name: 'A tuning job was terminated.' }).first().click()
  await expect(vera).toHaveURL(/\/northwind\/terminations\//)
})

test('what somebody switches off is not mailed to them, and the others still get it', async ({
  signIn,
  sandbox,
}) => {
  const mia = await signIn('Mia Chen')
  await mia.goto('/northwind/settings/notifications')
  await expect(mia.getByRole('button', { name: 'Add a webhook' })).toBeDisabled()
  await expectAccessible(mia)
  const nora = await signIn('Nora Patel')
  await expect(async () => {
    await mia.getByRole('checkbox', { name: /^Terminations/ }).uncheck()
    await mia.getByRole('button', { name: 'Save' }).click()
    await expect(mia.getByText('Your choice is saved')).toBeVisible({ timeout: 3000 })
  }).toPass()
  await mia.reload()
  await expect(mia.getByRole('checkbox', { name: /^Terminations/ })).not.toBeChecked()
  const name = named('quiet-hpo')
  await launch(sandbox, name)
  const receipt = await receiptOf(nora, name)
  const mailed = async () =>
    (await read<Mail>('mails')).filter(({ text }) => text.includes(receipt)).flatMap(({ to }) => to)
  await expect.poll(mailed, { timeout: 30_000 }).toContain('nora.patel@northwind.example')
  await nora.goto(receipt)
  const told = nora.getByRole('region', { name: 'Who was told' })
  await expect(told.getByText('Mail to Nora Patel')).toBeVisible()
  await expect(told.getByText('Mail to Mia Chen')).toHaveCount(0)
  expect(await mailed()).not.toContain('mia.chen@harbor.example')
})

test('an admin adds a webhook, sees its secret once, tries it, and removes it', async ({ signIn }) => {
  const adam = await signIn('Adam Reyes')
  await adam.goto('/northwind/settings/notifications')
  await openDialog(adam, 'Add a webhook')
  const dialog = adam.getByRole('dialog')
  await dialog.getByLabel('Name').fill('siem')
  await dialog.getByLabel('Address').fill('https://169.254.169.254/latest/meta-data/')
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  await expect(dialog.getByText('It leads into a private network, which we do not call.')).toBeVisible()
  await expectAccessible(adam)
  await dialog.getByLabel('Address').fill(`${inbox()}/siem?key=hidden-part`)
  await dialog.getByRole('button', { name: 'Add webhook' }).click()
  await expect(adam.getByRole('region', { name: 'the signing secret' })).toContainText('whsec_')
  await adam.getByRole('button', { name: 'Done' }).click()
  await expect(adam.locator('main')).not.toContainText('hidden-part')
  await expect(adam.locator('main')).not.toContainText('whsec_')

  const card = adam.getByRole('listitem').filter({ hasText: 'siem' }).first()
  await card.getByRole('button', { name: 'Send a test' }).click()
  const tests = async () =>
    (await read<Hook>('hooks')).filter(
      ({ path, body }) => path.includes('/siem') && body.includes('webhook.test'),
    )
  await expect.poll(async () => (await tests()).length, { timeout: 30_000 }).toBe(1)
  await card.getByText('The newest deliveries').click()
  await expect(card.getByText('Delivered').first()).toBeVisible({ timeout: 20_000 })
  await expectAccessible(adam)
  await card.getByRole('button', { name: 'Remove siem' }).click()
  await adam.getByRole('dialog').getByRole('button', { name: 'Remove webhook' }).click()
  await expect(adam.getByText('siem is removed')).toBeVisible()
})

test('support is told of a dispute, and reads it in its own place', async ({ signIn, sandbox }) => {
  const vera = await signIn('Vera Lind')
  const name = named('disputed-hpo')
  await launch(sandbox, name)
  await vera.goto(await receiptOf(vera, name))
  await openDialog(vera, 'This was wrong')
  await vera.getByRole('dialog').getByRole('textbox').first().fill('It ran on synthetic data.')
  await vera.getByRole('dialog').getByRole('button', { name: 'This was wrong' }).click()
  await expect(vera.getByText('Somebody said that this was wrong.')).toBeVisible()
  const sam = await signIn('Sam Okafor')
  await sam.goto('/support/notices')
  await expect(
    sam.getByRole('row', { name: /Somebody says that a termination was wrong/ }).first(),
  ).toBeVisible()
  await expectAccessible(sam)
  await expect
    .poll(
      async () =>
        (await read<Mail>('mails')).filter(
          ({ to, subject }) => to.includes('support@cleardata.example') && /wrong/.test(subject),
        ).length,
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
})
