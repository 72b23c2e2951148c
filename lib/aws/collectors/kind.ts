import type { SageMakerClient } from '@aws-sdk/client-sagemaker'
import type { ResourceType } from '#lib/domain/resources/types.ts'
import type { Evidence } from '#lib/domain/safeguards/verdict.ts'

/** Whoever reads: a client on the read role, and what cuts it off. */
export interface Reader {
  client: SageMakerClient
  signal: AbortSignal
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

/** What to list of a kind. */
export interface Wanted {
  /** Only those in this status. */
  status?: string
}

/** How one kind of resource is listed and described. A new kind is a file in kinds/ and a row in kinds.ts. */
export interface Kind {
  type: ResourceType
  /** A page of summaries at a time, to the list's end. */
  list: (reader: Reader, wanted: Wanted) => AsyncIterable<readonly Summary[]>
  describe: (reader: Reader, name: string) => Promise<object>
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
}

/** What tells a resource from a later one of the same name. */
export function resourceKey(resource: { arn: string; creationTime: Date }): string {
  return `${resource.arn} ${resource.creationTime.getTime()}`
}
