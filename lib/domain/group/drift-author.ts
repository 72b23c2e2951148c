import { z } from 'zod'
import { groupName } from './group.ts'

/** What CloudTrail said when it was asked who changed the group. */
export const driftAnswers = ['waiting', 'found', 'not_found', 'unreadable'] as const
export type DriftAnswer = (typeof driftAnswers)[number]

/** CloudTrail shows a call after 15 minutes at the latest, as a rule; it is asked for this long. */
export const askForMs = 60 * 60_000

/** IAM may show a change a little after it was made, so that the reading before missed it. */
export const slackMs = 5 * 60_000

/** What is read of a call's record. */
const recordShape = z.object({
  eventTime: z.string(),
  eventName: z.enum(['AddUserToGroup', 'RemoveUserFromGroup']),
  errorCode: z.string().nullish(),
  requestParameters: z.object({ groupName: z.string(), userName: z.string() }),
  userIdentity: z.object({
    type: z.string().optional(),
    arn: z.string().optional(),
    userName: z.string().optional(),
    invokedBy: z.string().optional(),
    sessionContext: z
      .object({ sessionIssuer: z.object({ arn: z.string().optional(), userName: z.string().optional() }) })
      .optional(),
  }),
})

/** One call that did change the group. */
export interface OutsideChange {
  action: 'add' | 'remove'
  userName: string
  /** Who called, in a few words. */
  by: string
  at: Date
}

/**
 * Who called, as people know them: a user's name, the root user, or a role with the session's name.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
function authorOf({
  type,
  arn,
  userName,
  invokedBy,
  sessionContext,
}: z.infer<typeof recordShape>['userIdentity']): string {
  if (invokedBy !== undefined) return invokedBy
  if (type === 'Root') return 'the root user'
  const role = sessionContext?.sessionIssuer.userName
  const session = arn?.split('/').at(-1)
  if (role !== undefined) return session === undefined ? `role ${role}` : `${session} in role ${role}`
  return userName ?? arn ?? 'somebody whom CloudTrail does not name'
}

/** A record of CloudTrail as a change of our group; null for another group, a refused call, and our own role's. */
export function outsideChangeOf(text: string, ownRoleArn: string): OutsideChange | null {
  const record = recordShape.safeParse(parse(text))
  if (!record.success) return null
  const { eventTime, eventName, errorCode, requestParameters, userIdentity } = record.data
  if (errorCode !== undefined && errorCode !== null) return null
  if (requestParameters.groupName.toLowerCase() !== groupName.toLowerCase()) return null
  if (userIdentity.sessionContext?.sessionIssuer.arn === ownRoleArn) return null
  return {
    action: eventName === 'AddUserToGroup' ? 'add' : 'remove',
    userName: requestParameters.userName,
    by: authorOf(userIdentity),
    at: new Date(eventTime),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
