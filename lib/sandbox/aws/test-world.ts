import { IAMClient } from '@aws-sdk/client-iam'
import { S3Client } from '@aws-sdk/client-s3'
import { SageMakerClient } from '@aws-sdk/client-sagemaker'
import { STSClient } from '@aws-sdk/client-sts'
import { vi } from 'vitest'
import { startSandbox } from '#lib/sandbox/aws/server.ts'

// Loading an AWS client takes seconds on a busy machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 })

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** A started sandbox of one test's own, with the real SDK's clients and a clock moved by hand. */
export async function openWorld(options: { statePath?: string; at?: number } = {}) {
  let now = options.at ?? Date.parse('2026-03-01T08:00:00Z')
  const sandbox = await startSandbox({ port: 0, statePath: options.statePath, clock: () => now })
  const config = (credentials: Credentials, region = 'us-east-1') => ({
    endpoint: sandbox.endpoint,
    region,
    credentials,
    maxAttempts: 1,
  })
  return {
    ...sandbox,
    advance: (milliseconds: number) => {
      now += milliseconds
    },
    sagemaker: (who: Credentials, region?: string) => new SageMakerClient(config(who, region)),
    iam: (who: Credentials) => new IAMClient(config(who)),
    sts: (who: Credentials) => new STSClient(config(who)),
    s3: (who: Credentials, region?: string) =>
      new S3Client({ ...config(who, region), followRegionRedirects: true, forcePathStyle: true }),
    /** For services whose client is not installed; an administrator's signature is not checked. */
    wire: async (service: string, target: string, input: object, accountId = ACCOUNT) => {
      const scope = `${accountId}/20260301/us-east-1/${service}/aws4_request`
      const response = await fetch(sandbox.endpoint, {
        method: 'POST',
        headers: {
          authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`,
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': target,
        },
        body: JSON.stringify(input),
      })
      return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
    },
    ask: async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${sandbox.control}/${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const answer = (await response.json()) as Record<string, unknown>
      return { status: response.status, answer }
    },
  }
}

export type TestWorld = Awaited<ReturnType<typeof openWorld>>

export const ACCOUNT = '111122223333'
export const OTHER_ACCOUNT = '999988887777'

export function administrator(accountId: string): Credentials {
  return { accessKeyId: accountId, secretAccessKey: 'any' }
}

/** A tuning job's create request, with what the definition adds. */
export function tuningRequest(name: string, definition: object = {}) {
  return {
    HyperParameterTuningJobName: name,
    HyperParameterTuningJobConfig: {
      Strategy: 'Bayesian' as const,
      ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
    },
    TrainingJobDefinition: {
      AlgorithmSpecification: { TrainingImage: 'image', TrainingInputMode: 'File' as const },
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/sagemaker`,
      OutputDataConfig: { S3OutputPath: 's3://bucket/out' },
      ResourceConfig: { InstanceType: 'ml.m5.xlarge' as const, InstanceCount: 2, VolumeSizeInGB: 30 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      ...definition,
    },
  }
}
