import {
  DescribeHyperParameterTuningJobCommand,
  DescribeTrainingJobCommand,
  paginateListHyperParameterTuningJobs,
  paginateListTrainingJobs,
} from '@aws-sdk/client-sagemaker'
import { mapLimited } from '#lib/aws/map-limited.ts'
import { countedClient } from '#lib/aws/sagemaker-client.ts'
import { closePrisma } from '#lib/db/client.ts'
import { systemContext } from '#lib/services/context.ts'
import { scanAccount } from '#lib/services/scans/scan-account.ts'
import { takeInventory } from '#lib/services/scans/take-inventory.ts'

/** One way of scanning, in a process of its own so that its memory is its own: portal, cli or plain. */
const [way, region = '', awsAccountId = '', customerId = '', accountId = ''] = process.argv.slice(2)

/** So many describes of the plain way are under way at once; with one, it would take an hour. */
const plainAtOnce = 32

async function inventory() {
  const ctx = systemContext('bench', ['scan:run', 'termination:carry_out'], customerId)
  return takeInventory(ctx, { accountId, region })
}

async function cli() {
  const { resources, calls, gaps } = await scanAccount({ regions: [region] })
  return { resources: resources.length, calls, gaps }
}

/** What a script does that lists jobs and describes each. */
async function plain() {
  const { client, calls } = countedClient({ region, account: awsAccountId, lane: null })
  let resources = 0
  for await (const page of paginateListHyperParameterTuningJobs({ client, pageSize: 100 }, {})) {
    const jobs = page.HyperParameterTuningJobSummaries ?? []
    resources += jobs.length
    await mapLimited(jobs, plainAtOnce, ({ HyperParameterTuningJobName }) =>
      client.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName })),
    )
  }
  for await (const page of paginateListTrainingJobs({ client, pageSize: 100 }, {})) {
    const jobs = page.TrainingJobSummaries ?? []
    resources += jobs.length
    await mapLimited(jobs, plainAtOnce, ({ TrainingJobName }) =>
      client.send(new DescribeTrainingJobCommand({ TrainingJobName })),
    )
  }
  return { resources, calls: calls(), gaps: [] }
}

const ways = { portal: [inventory, inventory], cli: [cli], plain: [plain] } as const
const runs = []
for (const run of ways[way as keyof typeof ways]) {
  const startedAt = performance.now()
  const { resources, calls, gaps } = await run()
  runs.push({ resources, calls, gaps, seconds: (performance.now() - startedAt) / 1000 })
}
await closePrisma()
// ru_maxrss is in kilobytes on every platform that Node runs on.
const { maxRSS } = process.resourceUsage()
process.stdout.write(`${JSON.stringify({ runs, peakMb: maxRSS / 1024 })}\n`)
