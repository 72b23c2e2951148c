import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'

const awsAccountId = '444455556666'
const GroupName = 'Safeguard-Sagemaker'

/** The account `research`, which no other journey changes. */
async function openAccess(page: Page, show = ''): Promise<void> {
  const { rows } = (await (await page.request.get('/api/v1/customers/northwind/accounts')).json()) as {
    rows: { id: string; awsAccountId: string }[]
  }
  const id = rows.find((row) => row.awsAccountId === awsAccountId)?.id ?? ''
  await page.goto(`/northwind/access?account=${id}${show === '' ? '' : `&show=${show}`}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

const members = (page: Page) => page.getByRole('list', { name: 'Members' })

/** Ticks a user among the others and moves them to the tray. */
async function stage(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Find a user' }).fill(name)
  const box = page.getByRole('list', { name: 'Other users' }).getByRole('checkbox', { name })
  await expect(async () => {
    await box.check({ timeout: 2000 })
    await page.getByRole('button', { name: /^Add 1/ }).click({ timeout: 1000 })
  }).toPass()
}

test('an admin adds a user until a time, and sees the membership end by itself', async ({
  signIn,
  sandbox,
}) => {
  await sandbox.query(awsAccountId, 'iam', 'CreateUser', { UserName: 'journey.guest' })
  const page = await signIn('Adam Reyes')
  await openAccess(page)
  await page.getByRole('button', { name: 'Read AWS now' }).click()
  await expect(async () => {
    await page.getByRole('searchbox', { name: 'Find a user' }).fill('journey.guest')
    await expect(page.getByRole('checkbox', { name: 'journey.guest' })).toBeVisible({ timeout: 2000 })
  }).toPass()
  await stage(page, 'journey.guest')
  await page.getByRole('button', { name: 'Preview' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(`aws iam add-user-to-group --group-name ${GroupName}`)).toBeVisible()
  await dialog.getByLabel('Reason').fill('helps for a day')
  await dialog.getByLabel('Ticket').fill('NW-7')
  const ends = new Date(Date.now() + 12_000).toISOString().slice(0, 19)
  await dialog.getByLabel('Ends (UTC)').fill(ends)
  await dialog.getByRole('button', { name: 'Add 1', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'What you just asked for' })).toBeVisible()
  await expect(members(page).getByText('journey.guest')).toBeVisible()
  await expect(page.getByText('Done', { exact: true })).toBeVisible()
  const inAws = async () =>
    (await sandbox.query(awsAccountId, 'iam', 'GetGroup', { GroupName })).includes('journey.guest')
  expect(await inAws()).toBe(true)
  await expectAccessible(page)
  await expect(members(page).getByText('journey.guest')).toBeHidden({ timeout: 60_000 })
  expect(await inAws()).toBe(false)
  await page.getByRole('link', { name: 'Changes', exact: true }).click()
  await expect(page.getByText('its end came').first()).toBeVisible()
  await expectAccessible(page)
})

test('a second admin approves what the first one asked for', async ({ signIn, sandbox }) => {
  const first = await signIn('Adam Reyes')
  await openAccess(first, 'policy')
  const setRule = async (isOn: boolean) => {
    await expect(async () => {
      await first.getByRole('button', { name: 'Change the rules' }).click({ timeout: 2000 })
      await expect(first.getByRole('dialog')).toBeVisible({ timeout: 1000 })
    }).toPass()
    await first.getByRole('dialog').getByRole('checkbox').setChecked(isOn)
    await first.getByRole('button', { name: 'Save the rules' }).click()
    await expect(first.getByRole('dialog')).toBeHidden()
  }
  await setRule(true)
  await expect(first.getByText('Has to approve every change')).toBeVisible()
  await expectAccessible(first)
  await first.getByRole('link', { name: 'People', exact: true }).click()
  await stage(first, 'ines.alves')
  await first.getByRole('button', { name: 'Preview' }).click()
  await first.getByRole('dialog').getByLabel('Reason').fill('joins the team')
  await first.getByRole('button', { name: 'Ask a second admin' }).click()
  await expect(first.getByRole('button', { name: 'Approve' })).toBeDisabled()

  const second = await signIn('Nora Patel')
  await openAccess(second)
  await expectAccessible(second)
  await second.getByRole('button', { name: 'Approve' }).click()
  await expect(members(second).getByText('ines.alves')).toBeVisible()
  await expect(second.getByRole('heading', { name: 'Waits for a second admin' })).toBeHidden()
  const inAws = async () =>
    (await sandbox.query(awsAccountId, 'iam', 'GetGroup', { GroupName })).includes('ines.alves')
  await expect.poll(inAws).toBe(true)
  await openAccess(first, 'policy')
  await setRule(false)
})

test('somebody’s change outside the portal is spotted, and undone', async ({ signIn, sandbox }) => {
  await sandbox.query(awsAccountId, 'iam', 'AddUserToGroup', { GroupName, UserName: 'kira.alves' })
  const page = await signIn('Adam Reyes')
  await openAccess(page)
  await expect(async () => {
    await page.getByRole('button', { name: 'Read AWS now' }).click({ timeout: 2000 })
    await expect(page.getByRole('heading', { name: /Changed outside the portal/ })).toBeVisible({
      timeout: 5000,
    })
  }).toPass()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('nobody asked for it')
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(page.getByRole('heading', { name: /Changed outside the portal/ })).toBeHidden()
  const inAws = async () =>
    (await sandbox.query(awsAccountId, 'iam', 'GetGroup', { GroupName })).includes('kira.alves')
  await expect.poll(inAws).toBe(false)
})

test('an admin finishes a review of access and exports it', async ({ signIn, sandbox }) => {
  const page = await signIn('Adam Reyes')
  await openAccess(page, 'review')
  await expect(async () => {
    await page.getByRole('button', { name: 'Start a review' }).click({ timeout: 2000 })
    await expect(page.getByRole('heading', { name: /^Review of/ })).toBeVisible({ timeout: 3000 })
  }).toPass()
  await page.getByRole('checkbox', { name: 'ben.alves' }).check()
  await page.getByRole('button', { name: 'Remove 1' }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('left the company')
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('left the company')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Finish/ })).toBeDisabled()
  await page.getByRole('button', { name: 'Tick the undecided' }).click()
  await page.getByRole('button', { name: /^Keep \d/ }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('trains every week')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('Not decided')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Finish and remove 1' }).click()
  await expect(page.getByRole('heading', { name: 'Last review' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^access-review-444455556666-.*\.csv$/)
  const inAws = async () =>
    (await sandbox.query(awsAccountId, 'iam', 'GetGroup', { GroupName })).includes('ben.alves')
  await expect.poll(inAws).toBe(false)
})

test('a viewer asks for a user, and an admin lets them in', async ({ signIn }) => {
  const viewer = await signIn('Vera Lind')
  await openAccess(viewer)
  await expect(async () => {
    await viewer.getByRole('button', { name: 'Ask for access' }).click({ timeout: 2000 })
    await expect(viewer.getByRole('dialog')).toBeVisible({ timeout: 1000 })
  }).toPass()
  const dialog = viewer.getByRole('dialog')
  await dialog.getByLabel('IAM user').fill('liam.alves')
  await dialog.getByLabel('Reason').fill('trains the triage model')
  await dialog.getByRole('button', { name: 'Ask for access' }).click()
  await expect(viewer.getByRole('heading', { name: 'Requests for access' })).toBeVisible()
  await expect(viewer.getByRole('button', { name: 'Approve' })).toBeDisabled()
  const admin = await signIn('Nora Patel')
  await openAccess(admin)
  await expect(async () => {
    await admin.getByRole('button', { name: 'Approve' }).click({ timeout: 2000 })
    await expect(admin.getByRole('dialog')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await admin.getByRole('dialog').getByLabel('Reason').fill('agreed')
  await admin.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await expect(members(admin).getByText('liam.alves')).toBeVisible()
})
