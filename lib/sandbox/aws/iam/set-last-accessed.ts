import { z } from 'zod'
import type { ServiceAccess } from '#lib/sandbox/aws/iam/records.ts'
import type { Sandbox } from '#lib/sandbox/aws/sandbox.ts'
import { accountOf } from '#lib/sandbox/aws/world.ts'

const time = z.union([z.number(), z.iso.datetime({ offset: true })]).nullish()
const schema = z.strictObject({
  accountId: z.string().regex(/^\d{12}$/),
  /** Of a user, group or role. */
  arn: z.string().min(1),
  services: z.array(
    z.strictObject({
      /** `sagemaker`, `s3` …, as IAM spells it in policies. */
      namespace: z.string().min(1),
      name: z.string().optional(),
      /** Absent or null: never. */
      at: time,
      region: z.string().optional(),
      actions: z
        .array(z.strictObject({ name: z.string(), at: time, region: z.string().optional() }))
        .default([]),
    }),
  ),
})

const NAMES: Record<string, string> = {
  sagemaker: 'Amazon SageMaker',
  s3: 'Amazon S3',
  iam: 'AWS Identity and Access Management',
}

/** Says when an identity last used which service. Throws a ZodError when the body does not. */
export function setLastAccessed(sandbox: Sandbox, body: unknown): { services: number } {
  const { accountId, arn, services } = schema.parse(body)
  const { iam } = accountOf(sandbox.world, accountId)
  const known = (iam.lastAccessed ??= {})
  known[arn] = services.map(({ namespace, name, at, region, actions }): ServiceAccess => ({
    ...{ namespace, name: name ?? NAMES[namespace] ?? namespace, at: moment(at), region },
    actions: actions.map((action) => ({
      ...{ name: action.name, at: moment(action.at), region: action.region },
    })),
  }))
  return { services: services.length }
}

function moment(given: number | string | null | undefined): number | undefined {
  return given === undefined || given === null ? undefined : new Date(given).getTime()
}
