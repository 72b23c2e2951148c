import * as fs from 'node:fs'
import { expect, expectAccessible, test } from './fixtures.ts'

test('a damaged address shows the page, says what it ignored, and clears', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  for (const path of ['resources?account=foo&region=%00&after=zzz', 'terminations?state=xx&after=zzz']) {
    await page.goto(`/northwind/${path}`)
    await expect(page.getByText(/We could not read some filters/)).toBeVisible()
    await expect(page.getByRole('table')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Clear filters' }).first().click()
    await expect(page.getByText(/We could not read some filters/)).toBeHidden()
  }
})

test('what does not exist is answered 404', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  const id = '0f0e0d0c-0b0a-4908-8706-050403020100'
  for (const place of ['resources', 'terminations', 'accounts'])
    for (const name of [id, 'nothing']) {
      const answer = await page.goto(`/northwind/${place}/${name}`)
      expect(answer?.status(), `${place}/${name}`).toBe(404)
    }
})

test('rows are picked from the keyboard, and focus comes back when a resource is closed', async ({
  signIn,
}) => {
  const page = await signIn('Vera Lind')
  await page.goto('/northwind/resources')
  const links = page.locator('a[data-row-link]')
  await expect(links.first()).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(links.first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  const bar = page.getByRole('region', { name: 'Selected rows' })
  await expect(bar).toContainText('3 resources selected')
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await bar.getByRole('button', { name: 'CSV of these' }).click()
  const text = fs.readFileSync(await (await download).path(), 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(4)

  const name = await links.nth(2).innerText()
  await links.nth(2).click()
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toBeHidden()
  await expect(page.locator('a[data-row-link]:focus')).toHaveText(name)
})

test('a CSV holds every row that the filter shows, of every page', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  await page.goto('/northwind/resources?status=protected')
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  const total = Number(title.replace(/\D/g, ''))
  expect(total).toBeGreaterThan(50)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV', exact: true }).click()
  const text = fs.readFileSync(await (await download).path(), 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(total + 1)
})
