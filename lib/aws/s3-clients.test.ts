import { GetBucketLocationCommand } from '@aws-sdk/client-s3'
import { GetPublicAccessBlockCommand } from '@aws-sdk/client-s3-control'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { s3ReadersOn } from './s3-clients.ts'

const perSecond = 10
const burst = 2 * perSecond

const server = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/xml', 'x-amz-request-id': 'one' }).end('<a/>')
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_BUCKET_CALLS_PER_SECOND: String(perSecond),
  })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const credentials = { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', expiration: new Date(8e12) }
const readersOf = (awsAccountId: string) => s3ReadersOn({ home: 'us-east-1', awsAccountId }, credentials)

/** Milliseconds until `count` calls, sent together, were answered. */
async function timeOf(count: number, send: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: count }, send))
  return performance.now() - startedAt
}

it('paces the questions about buckets in each account and region, and counts them', async () => {
  const readers = readersOf('111122223333')
  const locate = (region: string) => () =>
    readers.s3(region).send(new GetBucketLocationCommand({ Bucket: 'some-bucket' }))
  const [here, there] = await Promise.all([
    timeOf(burst + 10, locate('us-east-1')),
    timeOf(1, locate('eu-west-1')),
  ])
  expect(here).toBeGreaterThan(900)
  expect(there).toBeLessThan(here - 300)
  expect(readers.calls()).toBe(burst + 11)
  readers.destroy()
})

it('paces what is asked of the account as well', async () => {
  const readers = readersOf('444455556666')
  const block = () => readers.control.send(new GetPublicAccessBlockCommand({ AccountId: '444455556666' }))
  expect(await timeOf(burst + 5, block)).toBeGreaterThan(400)
  expect(readers.calls()).toBe(burst + 5)
  readers.destroy()
})
