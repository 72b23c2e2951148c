import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { setTimeout as sleep } from 'node:timers/promises'
import { outsideChangeOf, type OutsideChange } from '#lib/domain/group/drift-author.ts'
import { describeProblem, type Problem } from '#lib/domain/group/problem.ts'
import { awsErrorMessage, awsErrorName } from '../errors.ts'
import { assumeRoleCached, type RoleRequest } from '../session.ts'

/** LookupEvents allows two requests a second in an account and region, shared with everybody who asks there. */
const pauseMs = 500
/** Of 50 records each. An account with more such calls since the last reading is not read to the end. */
const mostPages = 10

const tooMany: Problem = {
  kind: 'other',
  action: 'cloudtrail:LookupEvents',
  error: 'TooManyRecords',
  message: `CloudTrail holds more than ${mostPages * 50} changes of groups since the last reading. We read the newest.`,
}

export interface ChangesQuery {
  request: RoleRequest
  /** Where CloudTrail keeps IAM's calls. */
  trailRegion: string
  actions: readonly ('add' | 'remove')[]
  since: Date
}

/**
 * Who added users to the group or took them out, since a moment, by CloudTrail's event history; calls of our
 * own role are left out. Newest first. A failure is a problem, never "nobody".
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export async function collectGroupChanges({ request, trailRegion, actions, since }: ChangesQuery): Promise<{
  items: OutsideChange[]
  problem: Problem | null
}> {
  const items: OutsideChange[] = []
  let client: CloudTrailClient | undefined
  let action = 'sts:AssumeRole'
  try {
    await assumeRoleCached(request)
    client = new CloudTrailClient({
      region: trailRegion,
      credentials: () => assumeRoleCached(request),
      maxAttempts: 3,
    })
    action = 'cloudtrail:LookupEvents'
    for (const wanted of actions) {
      const name = wanted === 'add' ? 'AddUserToGroup' : 'RemoveUserFromGroup'
      let token: string | undefined
      for (let page = 0; page < mostPages; page++) {
        const answer = await client.send(
          new LookupEventsCommand({
            LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }],
            StartTime: since,
            MaxResults: 50,
            NextToken: token,
          }),
        )
        for (const { CloudTrailEvent = '' } of answer.Events ?? []) {
          const change = outsideChangeOf(CloudTrailEvent, request.roleArn)
          if (change !== null) items.push(change)
        }
        token = answer.NextToken
        if (token === undefined) break
        await sleep(pauseMs)
      }
      if (token !== undefined) return { items, problem: tooMany }
    }
    return { items, problem: null }
  } catch (error) {
    const problem = describeProblem({
      action,
      error: awsErrorName(error),
      awsMessage: awsErrorMessage(error),
    })
    return { items, problem }
  } finally {
    client?.destroy()
  }
}
