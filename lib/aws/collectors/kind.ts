import type { SageMakerClient } from '@aws-sdk/client-sagemaker'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Answer, Evidence } from '#lib/domain/safeguards/verdict.ts'

/** Where something is read: one account and region. */
export interface AwsPlace {
  partition: string
  awsAccountId: string
  region: string
}

/** Whoever reads: a client on the read role, and what cuts it off. */
export interface Reader {
  client: SageMakerClient
  signal: AbortSignal
  place: AwsPlace
}

/** A resource as a list's summary gives it; what AWS left out is undefined. */
export interface Summary {
  arn: string | undefined
  name: string | undefined
  /** Null for kinds that have no status. */
  status: string | null | undefined
  creationTime: Date | undefined
  endTime?: Date | undefined
}

/** What to list of a kind; everything when empty. */
export interface Wanted {
  /** Only those in this status. */
  status?: string
  /** Only what is new since then, where the kind's list can say so. */
  since?: Date
}

/** Kinds that are read in one session, which may call their actions and no others. */
export type KindGroup = 'jobs' | 'tools' | 'monitoring' | 'hosting' | 'workspaces'

/** How one kind of resource is listed and described. A new kind is a file in kinds/ and a row in kinds.ts. */
export interface Kind {
  type: ResourceType
  group: KindGroup
  /** Whether its list tells what is new: a kind that changes, or whose list cannot say, is listed whole. */
  tellsNews: boolean
  /** A page of summaries at a time, to the list's end. */
  list: (reader: Reader, wanted: Wanted) => AsyncIterable<readonly Summary[]>
  describe: (reader: Reader, resource: { arn: string; name: string }) => Promise<object>
  /** Further answers that its rules read, by the action that gives them. */
  also?: {
    actions: readonly string[]
    read: (
      reader: Reader,
      resource: { arn: string; name: string; described: Readonly<Record<string, unknown>> },
    ) => Promise<Record<string, Answer>>
  }
}

/** A resource as a list gave it, and its settings when they were read this time. */
export interface CollectedResource {
  type: ResourceType
  arn: string
  name: string
  awsStatus: string | null
  creationTime: Date
  endTime: Date | null
  /** Absent when the settings are known already: a job's never change after its creation. */
  evidence?: Evidence
  /** When what is judged was read, where that was earlier: stored settings are judged again. */
  describedAt?: Date
}

/** What tells a resource from a later one of the same name. */
export function resourceKey(resource: { arn: string; creationTime: Date }): string {
  return `${resource.arn} ${resource.creationTime.getTime()}`
}
