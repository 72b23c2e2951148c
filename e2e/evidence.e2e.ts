import { spawnSync } from 'node:child_process'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

test('support publishes a version of the matrix, and a customer admin acknowledges it', async ({
  signIn,
}) => {
  const support = await signIn('Sam Okafor')
  await support.goto('/support/responsibilities/publish')
  await expectAccessible(support)
  const item = support.getByLabel('Item 2', { exact: true })
  await item.fill('Creating, managing and configuring all SageMaker notebooks, jobs and features')
  await expect(support.getByText('Changed', { exact: true })).toBeVisible()
  await support.getByLabel('Note').fill('Jobs are named, so that nobody asks.')
  await support.getByRole('button', { name: 'Publish version 2' }).click()
  await expect(support).toHaveURL(/\/support\/responsibilities$/)
  await expect(support.getByText('What version 2 changed')).toBeVisible()
  await expectAccessible(support)

  const viewer = await signIn('Vera Lind')
  await viewer.goto('/northwind/responsibilities')
  await expect(viewer.getByRole('button', { name: 'Acknowledge version 2' })).toBeDisabled()

  const admin = await signIn('Adam Reyes')
  await admin.goto('/northwind/responsibilities')
  await expect(admin.getByText(/Version 2, published .* Not acknowledged/)).toBeVisible()
  await openDialog(admin, 'Acknowledge version 2')
  await admin.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await expect(admin.getByText(/Acknowledged by Adam Reyes on/).first()).toBeVisible()
  await admin.getByRole('button', { name: 'Compare with version 1' }).click()
  await expect(admin.getByText('From version 1 to version 2')).toBeVisible()
  await admin.getByRole('button', { name: /accounts armed|account armed/ }).click()
  await expect(admin.getByText('Enforcement by account')).toBeVisible()
  await expectAccessible(admin)
  await admin.keyboard.press('Escape')
  await expect(admin.getByText('Enforcement by account')).toBeHidden()
})

test('a viewer makes a report and verifies its digest with nothing but an export and the key', async ({
  signIn,
}) => {
  const page = await signIn('Vera Lind')
  await page.goto('/northwind/evidence')
  await expectAccessible(page)
  await openDialog(page, 'Make a report')
  await page.getByRole('button', { name: 'Make report', exact: true }).click()
  await expect(page).toHaveURL(/\/evidence\/reports\//)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Evidence report')
  await expectAccessible(page)
  const shown = await page.getByRole('button', { name: /^Copy digest hash/ }).getAttribute('title')
  const reportId = page.url().split('/').at(-1) ?? ''
  const answer = await page.request.get(`/api/v1/customers/northwind/reports/${reportId}`)
  const { model } = (await answer.json()) as { model: { atEnd: { failing: number } } }

  await page.goto('/northwind/evidence/trail')
  await expectAccessible(page)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evidence-'))
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export and sign' }).click(),
  ])
  const file = path.join(folder, 'export.jsonl')
  await saved.saveAs(file)
  const key = await page.request.get('/api/v1/customers/northwind/audit/public-key')
  const keyFile = path.join(folder, 'key.pem')
  fs.writeFileSync(keyFile, await key.body())

  const reportFile = path.join(folder, 'report.json')
  const command = ['lib/cli/audit-verify-command.ts', file, '--public-key', keyFile, '--report', reportFile]
  const verify = (report: object = model) => {
    fs.writeFileSync(reportFile, JSON.stringify(report))
    return spawnSync(process.execPath, command, { encoding: 'utf8' })
  }
  const whole = verify()
  expect(whole.stdout).toContain('Whole.')
  expect(whole.stdout).toContain('The report is as it was made.')
  expect(whole.status).toBe(0)
  const forged = verify({ ...model, atEnd: { ...model.atEnd, failing: 0 } })
  expect(forged.stdout).toContain('No signed row says that this report was made')
  expect(forged.status).toBe(1)
  // The report's digest is one of those in the export: the next one names its hash as the one before it.
  expect(fs.readFileSync(file, 'utf8')).toContain(`"previous":"${shown}"`)
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('Vera Lind', 'Vera Lund'))
  const edited = verify()
  expect(edited.stdout).toContain('was changed')
  expect(edited.status).toBe(1)
  fs.rmSync(folder, { recursive: true })
})

test('guidance, frameworks and support’s audit read well and pass axe', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  for (const address of [
    'guidance/overview',
    'guidance/architecture',
    'guidance/safeguards',
    'evidence/frameworks',
  ]) {
    await page.goto(`/northwind/${address}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  }
  await page.getByRole('link', { name: 'Guidance', exact: true }).first().click()
  await page.getByLabel('Search the guidance').fill('tuning terminated')
  await page.getByRole('link', { name: /Remediation/ }).click()
  await expect(page).toHaveURL(/guidance\/safeguards#remediation/)
  const support = await signIn('Sam Okafor')
  await support.goto('/support/audit')
  await expect(support.getByText('Looks into customers').first()).toBeVisible()
  await expectAccessible(support)
})
