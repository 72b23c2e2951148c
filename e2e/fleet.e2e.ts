import type { Page } from '@playwright/test'
import type { SandboxAdmin } from '#lib/demo/sandbox-admin.ts'
import { tuningJobRequest } from '#lib/demo/jobs.ts'
import { expect, expectAccessible, openDialog, test } from './fixtures.ts'

const region = 'us-east-1'
const northwind = '111122223333'
const harbor = '777788889999'
const stamp = () => Date.now().toString(36)

async function launch(sandbox: SandboxAdmin, awsAccountId: string, name: string): Promise<void> {
  await sandbox.sagemaker(awsAccountId, region, 'CreateHyperParameterTuningJob', {
    ...tuningJobRequest(awsAccountId, 'nw-models', { name, instances: 2, isEncrypted: false }),
  })
}

async function statusOf(sandbox: SandboxAdmin, awsAccountId: string, name: string): Promise<string> {
  const job = await sandbox.sagemaker<{ HyperParameterTuningJobStatus: string }>(
    awsAccountId,
    region,
    'DescribeHyperParameterTuningJob',
    { HyperParameterTuningJobName: name },
  )
  return job.HyperParameterTuningJobStatus
}

/** The dialog's own act; the button that opened it may have the same name. */
async function answerDialog(page: Page, act: string, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByRole('textbox').last().fill(reason)
  await dialog.getByRole('button', { name: act, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

/** Enters a customer as support and opens one of its accounts from the fleet’s page. */
async function openAccount(support: Page, customer: string, account: string): Promise<void> {
  await support.goto(`/support/fleet?customer=${customer}`)
  const row = support.getByRole('row', { name: new RegExp(account) }).first()
  const door = row.locator('[data-row-link]')
  await expect(async () => {
    await door.click({ timeout: 2000 })
    await expect(support.getByRole('dialog').or(support.getByRole('heading', { name: account }))).toBeVisible(
      {
        timeout: 2000,
      },
    )
  }).toPass()
  if (await support.getByRole('dialog').isVisible()) {
    await support.getByLabel('Reason').fill('a journey through the fleet')
    await support.getByRole('dialog').getByRole('button', { name: 'Enter', exact: true }).click()
  }
  await expect(support).toHaveURL(new RegExp(`/${customer}/accounts/`))
}

async function heldOf(support: Page): Promise<{ id: string }[]> {
  const answer = await support.request.get('/api/v1/support/terminations?view=held')
  return ((await answer.json()) as { rows: { id: string }[] }).rows
}

test('two people stop all enforcement: a job runs on, and is decided about after the release', async ({
  signIn,
  sandbox,
}) => {
  const sam = await signIn('Sam Okafor')
  const tess = await signIn('Tess Marlow')
  await sam.goto('/support/fleet')
  await expectAccessible(sam)
  await openDialog(sam, 'Propose a fleet-wide stop')
  await answerDialog(sam, 'Propose a fleet-wide stop', 'verdicts look wrong since this morning')
  await expect(sam.getByText('A fleet-wide stop is proposed')).toBeVisible()
  // Whoever proposed it cannot be the one who throws it.
  await expect(sam.getByRole('button', { name: 'Throw the switch' })).toBeDisabled()

  await tess.goto('/support/fleet')
  await openDialog(tess, 'Throw the switch')
  await answerDialog(tess, 'Throw the switch')
  await expect(tess.getByText('Nothing is stopped anywhere')).toBeVisible()
  await expectAccessible(tess)

  const name = `through-${stamp()}`
  await new Promise((resolve) => setTimeout(resolve, 2000))
  await launch(sandbox, northwind, name)
  await expect(tess.getByText(/1 running job of 1 customer would be stopped/)).toBeVisible({
    timeout: 60_000,
  })
  expect(await statusOf(sandbox, northwind, name)).toBe('InProgress')
  const vera = await signIn('Vera Lind')
  await vera.goto('/northwind/accounts')
  await vera
    .getByRole('link', { name: /prod-ml/ })
    .first()
    .click()
  await expect(vera.getByText('ClearDATA has stopped all enforcement')).toBeVisible({ timeout: 30_000 })
  await expectAccessible(vera)

  await openDialog(tess, 'Propose the release')
  await answerDialog(tess, 'Propose the release', 'the verdicts are right after all')
  await sam.reload()
  await openDialog(sam, 'Release the switch')
  await answerDialog(sam, 'Release the switch')
  await expect(sam.getByRole('button', { name: 'Propose a fleet-wide stop' })).toBeVisible()
  // It was running before the release, so it is a backlog: stopped at once, or held if many were before it.
  await expect(async () => {
    const held = await heldOf(sam)
    const status = await statusOf(sandbox, northwind, name)
    expect(held.length > 0 || ['Stopping', 'Stopped'].includes(status)).toBe(true)
  }).toPass({ timeout: 60_000 })
})

test('support sees what arming would stop, and arms exactly that', async ({ signIn, sandbox }) => {
  const support = await signIn('Sam Okafor')
  const name = `before-${stamp()}`
  await openAccount(support, 'harbor', 'ml-dev')
  await launch(sandbox, harbor, name)
  await expect(async () => {
    await support.reload()
    await expect(support.getByText(name).first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 60_000 })
  await expectAccessible(support)
  await openDialog(support, 'Arm')
  await expect(support.getByRole('dialog').getByText(name)).toBeVisible()
  await expectAccessible(support)
  await answerDialog(support, 'Arm', 'agreed with the customer')
  await expect.poll(() => statusOf(sandbox, harbor, name), { timeout: 60_000 }).toMatch(/Stopp/)
  // Left as it was found.
  await openDialog(support, 'Disarm')
  await answerDialog(support, 'Disarm', 'end of the journey')
})

test('a backlog is held: support releases it in one go, and answers what was wrong with it', async ({
  signIn,
  sandbox,
}) => {
  const support = await signIn('Sam Okafor')
  await openAccount(support, 'northwind', 'prod-ml')
  await openDialog(support, 'Pause')
  await answerDialog(support, 'Pause', 'maintenance of the journey')
  await expect(support.getByText(/Paused by support until/)).toBeVisible()
  const names = Array.from({ length: 8 }, (_, index) => `back-${index}-${stamp()}`)
  for (const name of names) await launch(sandbox, northwind, name)
  const heldBefore = (await heldOf(support)).length
  await openDialog(support, 'Resume')
  await expect(support.getByRole('dialog').getByText(names[7] ?? '')).toBeVisible({ timeout: 60_000 })
  await answerDialog(support, 'Resume', 'maintenance is over')
  // They are decided about one after another: each is stopped or held before any is released.
  await expect(async () => {
    const held = (await heldOf(support)).length - heldBefore
    const states = await Promise.all(names.map((name) => statusOf(sandbox, northwind, name)))
    expect(held).toBeGreaterThan(1)
    expect(states.filter((state) => state === 'InProgress')).toHaveLength(held)
  }).toPass({ timeout: 60_000 })

  await support.goto('/support/terminations?view=held')
  await expectAccessible(support)
  await expect(async () => {
    await support.getByRole('button', { name: /^Select all/ }).click({ timeout: 2000 })
    await expect(support.getByRole('button', { name: 'Release', exact: true })).toBeVisible({ timeout: 2000 })
  }).toPass()
  await openDialog(support, 'Release')
  const dialog = support.getByRole('dialog')
  await dialog.getByRole('textbox').fill('the verdicts are right')
  await dialog.getByRole('button', { name: 'Release', exact: true }).click()
  await expect(dialog.getByText(/done, 0 refused/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  for (const name of names)
    await expect.poll(() => statusOf(sandbox, northwind, name), { timeout: 60_000 }).toMatch(/Stopp/)

  const vera = await signIn('Vera Lind')
  await vera.goto('/northwind/terminations')
  await vera.getByRole('link', { name: names[0] ?? '' }).click()
  await openDialog(vera, 'This was wrong')
  await answerDialog(vera, 'This was wrong', 'this job is encrypted')
  await support.goto('/support/terminations?view=disputed')
  await support.getByRole('link', { name: 'Northwind Health' }).first().click()
  await expect(support.getByText('“this job is encrypted”')).toBeVisible()
  await expectAccessible(support)
  await openDialog(support, 'The stop was right')
  await answerDialog(support, 'Answer', 'No definition turns the setting on.')
  await vera.reload()
  await expect(vera.getByText('Support looked into it: the stop was right.')).toBeVisible()
})

test('the rules’ page says which revision stops jobs', async ({ signIn }) => {
  const support = await signIn('Sam Okafor')
  await support.goto('/support/rules')
  await expect(support.getByText('Revision 1 stops jobs')).toBeVisible()
  await expectAccessible(support)
})
