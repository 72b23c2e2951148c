import { definitionsOfTuningJob } from '#lib/domain/resources/definitions.ts'
import { instanceCountOfDefinition } from '#lib/domain/resources/instance-count.ts'
import { definitionOfMonitoring } from '#lib/domain/resources/monitoring-types.ts'
import { asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { readOne } from '#lib/domain/resources/read-path.ts'
import { instanceCountOf } from '#lib/domain/resources/resource-instances.ts'
import { type ResourceType, resourceTypes } from '#lib/domain/resources/types.ts'
import type { TrafficSwitch } from './judge-traffic-encryption.ts'
import { readAlso } from './unreadable.ts'
import type { Evidence } from './verdict.ts'

/** The kinds that have a switch for encryption between their instances. */
export const switchedTypes = [
  'tuning-job',
  'training-job',
  'processing-job',
  'automl-job',
  'data-quality-job-definition',
  'model-bias-job-definition',
  'model-quality-job-definition',
  'model-explainability-job-definition',
  'monitoring-schedule',
] as const satisfies ResourceType[]
export type SwitchedType = (typeof switchedTypes)[number]

export function isSwitchedType(type: ResourceType): type is SwitchedType {
  return (switchedTypes as readonly ResourceType[]).includes(type)
}

/** Every switch of a resource, or why there is none to read. */
export type Switches = { switches: TrafficSwitch[] } | { why: string; path?: string }

/** The object at a path that holds a switch. An absent one means the switch is not set, and so off. */
function holderAt(
  described: JsonObject,
  path: string,
  owner: string,
  subject: string,
  count: number | null,
): TrafficSwitch {
  const { value, isMalformed } = readOne(described, path)
  return {
    path,
    name: null,
    body: isMalformed ? null : isAbsent(value) ? {} : asObject(value),
    count,
    owner,
    subject,
  }
}

function ofTuningJob(described: JsonObject): Switches {
  const definitions = definitionsOfTuningJob(described)
  if (definitions.length === 0)
    return { why: 'There is no training definition, so there is nothing to judge.' }
  return {
    switches: definitions.map(({ path, name, body }) => ({
      path,
      name,
      body,
      count: body === null ? null : instanceCountOfDefinition(body),
      owner: 'this job’s',
      subject: name === null ? 'the job' : `definition “${name}”`,
    })),
  }
}

/** V1 keeps its security settings in AutoMLJobConfig; V2, and V2's description of a V1 job, at the top. */
function ofAutoMl(described: JsonObject): Switches {
  const isV1 = !isAbsent(described.AutoMLJobConfig) || !isAbsent(described.InputDataConfig)
  const path =
    isV1 && isAbsent(described.SecurityConfig) ? 'AutoMLJobConfig.SecurityConfig' : 'SecurityConfig'
  return { switches: [holderAt(described, path, 'this job’s', 'the job', null)] }
}

/**
 * A schedule either carries its job definition or names one, which is then AWS's other answer.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringScheduleConfig.html
 */
function ofSchedule(described: JsonObject, evidence: Evidence): Switches {
  const at = 'MonitoringScheduleConfig'
  const config = asObject(described[at])
  if (config === null) return { why: 'There is no MonitoringScheduleConfig.', path: at }
  const own = `${at}.MonitoringJobDefinition`
  if (!isAbsent(config.MonitoringJobDefinition)) {
    const count = instanceCountOf('monitoring-schedule', described)
    return {
      switches: [holderAt(described, `${own}.NetworkConfig`, 'this schedule’s', 'the schedule', count)],
    }
  }
  const name = config.MonitoringJobDefinitionName
  if (typeof name !== 'string')
    return { why: 'The schedule neither carries a job definition nor names one.', path: at }
  const path = `${at}.MonitoringJobDefinitionName`
  const type = definitionOfMonitoring(config.MonitoringType ?? described.MonitoringType)
  if (type === null)
    return {
      why: `The schedule follows job definition “${name}” without saying of which monitoring type it is.`,
      path,
    }
  const { describeAction, nameField } = resourceTypes[type]
  const answer = readAlso(evidence, describeAction)
  if (answer.kind !== 'described') {
    const why =
      answer.kind === 'missing' ? answer.why : `sagemaker:${describeAction} answered ${answer.gap.error}.`
    return { why: `The schedule follows job definition “${name}”, which we could not read: ${why}`, path }
  }
  const definition = asObject(answer.described)
  if (definition === null || definition[nameField] !== name)
    return {
      why: `The schedule follows job definition “${name}”, and AWS’s answer was not that definition.`,
      path,
    }
  const judged = holderAt(
    definition,
    'NetworkConfig',
    'this schedule’s',
    `the job definition “${name}” it follows`,
    instanceCountOf(type, definition),
  )
  // The path is inside the other answer; what decides in this one is the name.
  return { switches: [{ ...judged, path: '', at: path, name }] }
}

const nested =
  (path: string, type: SwitchedType, owner: string, subject: string) =>
  (described: JsonObject): Switches => ({
    switches: [holderAt(described, path, owner, subject, instanceCountOf(type, described))],
  })

const definition = (type: SwitchedType) =>
  nested('NetworkConfig', type, 'this definition’s', 'the definition')

const readers: Record<SwitchedType, (described: JsonObject, evidence: Evidence) => Switches> = {
  'tuning-job': ofTuningJob,
  'training-job': (described) => ({
    switches: [
      {
        path: '',
        name: null,
        body: described,
        count: instanceCountOfDefinition(described),
        owner: 'this job’s',
        subject: 'the job',
      },
    ],
  }),
  'processing-job': nested('NetworkConfig', 'processing-job', 'this job’s', 'the job'),
  'automl-job': ofAutoMl,
  'data-quality-job-definition': definition('data-quality-job-definition'),
  'model-bias-job-definition': definition('model-bias-job-definition'),
  'model-quality-job-definition': definition('model-quality-job-definition'),
  'model-explainability-job-definition': definition('model-explainability-job-definition'),
  'monitoring-schedule': ofSchedule,
}

/** Every place where a resource says whether traffic between its instances is encrypted. */
export function trafficSwitchesOf(type: SwitchedType, described: JsonObject, evidence: Evidence): Switches {
  return readers[type](described, evidence)
}
