import { expect, expectAccessible, test } from './fixtures.ts'

const request = JSON.stringify(
  {
    HyperParameterTuningJobName: 'readmission-risk',
    TrainingJobDefinitions: [
      { DefinitionName: 'first', EnableInterContainerTrafficEncryption: true },
      { DefinitionName: 'second', EnableInterContainerTrafficEncryption: false },
    ],
  },
  null,
  2,
)

test('a viewer checks a request, sees the line, and takes the corrected one', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  await page.goto('/northwind/resources')
  await page.getByRole('link', { name: 'Check a request' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check a request')
  await expectAccessible(page)
  const box = page.getByLabel('The request, in JSON or YAML')
  await box.fill(request)
  await expect(
    page.getByRole('heading', { name: 'A hyperparameter tuning job made from this would be terminated.' }),
  ).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Line 10', exact: true }).first().click()
  await expect(box).toBeFocused()
  const selected = await box.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  )
  expect(selected.trim()).toBe('"EnableInterContainerTrafficEncryption": false')

  const fixed = await page.getByRole('region', { name: 'the corrected request' }).innerText()
  expect(JSON.parse(fixed)).toEqual(JSON.parse(request.replace('false', 'true')))
  await page.getByRole('button', { name: 'Check the corrected request' }).click()
  await expect(page.getByRole('heading', { name: /would run\.$/ })).toBeVisible()
  await expect(box).toHaveValue(fixed)
})

test('a dropped file is checked, and one that cannot be read says where', async ({ signIn }) => {
  const page = await signIn('Sam Okafor')
  await page.goto('/support/customers')
  const { request: api } = page
  expect((await api.get('/api/v1/openapi.json')).status()).toBe(200)
  const vera = await signIn('Vera Lind')
  await vera.goto('/northwind/check')
  const file = vera.locator('input[type=file]')
  await file.setInputFiles({
    name: 'job.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from('TrainingJobName: a\nRoleArn: r\nVpcConfig: [\n'),
  })
  await expect(vera.getByRole('alert').filter({ hasText: 'It cannot be judged.' })).toContainText('Line 4')
  await expectAccessible(vera)
  await vera.getByRole('button', { name: 'Clear' }).click()
  await vera.getByRole('button', { name: 'Try an example' }).click()
  await expect(vera.getByRole('heading', { name: /would be terminated\.$/ })).toBeVisible()
})

test('a safeguard is found in the catalogue, and a verdict leads to it', async ({ signIn }) => {
  const page = await signIn('Vera Lind')
  await page.goto('/northwind/guidance/catalogue')
  await expectAccessible(page)
  await page.getByLabel('Words, id or control').fill('SageMaker.2 notebook')
  await expect(page).toHaveURL(/q=SageMaker\.2/)
  await page.getByRole('link', { name: /notebook-instance-in-vpc/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notebooks are in the customer’s VPC')
  await expect(page.getByText('SageMaker.2', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Your resources that fail it' }).click()
  await expect(page).toHaveURL(/safeguard=notebook-instance-in-vpc/)
})

test('a program checks with a token of the scope “check”, and reads nothing with it', async ({
  signIn,
  stranger,
}) => {
  const page = await signIn('Adam Reyes')
  const made = await page.evaluate(async () => {
    const answer = await fetch('/api/v1/customers/northwind/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'ci', scopes: ['check'], days: 1 }),
    })
    return (await answer.json()) as { value: string }
  })
  const headers = { authorization: `Bearer ${made.value}`, 'content-type': 'text/plain' }
  const answer = await stranger.request.post('/api/v1/check', { headers, data: request })
  expect(await answer.json()).toMatchObject({ decision: 'terminate', exitCode: 1 })
  expect((await stranger.request.get('/api/v1/exclusions', { headers })).status()).toBe(403)
  await page.goto('/northwind/guidance/api')
  await expect(
    page.getByText('/api/v1/customers/{customer}/exclusions', { exact: true }).first(),
  ).toBeVisible()
  await expectAccessible(page)
})
