import { expect, expectAccessible, test } from './fixtures.ts'

test('from a job to the bucket it writes, what AWS said of it, and back to what uses it', async ({
  signIn,
}) => {
  const viewer = await signIn('Vera Lind')
  const bucketRow = viewer.getByRole('row').filter({ hasText: 'nw-research' })
  await expect(async () => {
    await viewer.goto('/northwind/resources?type=s3-bucket')
    await expect(bucketRow).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expect(bucketRow.getByText('Failing')).toBeVisible()
  await expectAccessible(viewer)

  await viewer.goto('/northwind/resources?type=tuning-job&q=risk-hpo')
  await viewer.getByRole('row').filter({ hasText: 'research' }).getByRole('link').first().click()
  await viewer.getByRole('link', { name: 'Open as page' }).click()
  await expect(viewer.getByRole('heading', { name: 'Buckets it reads and writes' })).toBeVisible()
  await expect(viewer.getByText('s3://nw-research/train/').first()).toBeVisible()
  await expectAccessible(viewer)

  await viewer.getByRole('link', { name: 'nw-research', exact: true }).click()
  await expect(viewer.getByRole('heading', { level: 1, name: 'nw-research' })).toBeVisible()
  await expect(viewer.getByText(/only in part: it leaves out some or all objects/)).toBeVisible()
  const policy = viewer.getByRole('region', { name: 'What GetBucketPolicy answered' })
  await expect(policy.getByText('DenyPlainHttp')).toBeVisible()
  await expect(policy.getByText('Failing', { exact: true })).toBeVisible()
  await expect(viewer.getByText('GetAccountPublicAccessBlock')).toBeVisible()
  await expect(viewer.getByRole('link', { name: /^risk-hpo/ }).first()).toBeVisible()
  await expectAccessible(viewer)
})
