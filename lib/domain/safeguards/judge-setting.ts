import { definitionsOfTuningJob } from '#lib/domain/resources/definitions.ts'
import { asArray, asObject, isAbsent, type JsonObject } from '#lib/domain/resources/read-json.ts'
import { type Found, readOne } from '#lib/domain/resources/read-path.ts'
import { type Judged, readAlso, unknownBecause } from './unreadable.ts'
import { type Evidence, type Reason, type VerdictStatus, worstStatus } from './verdict.ts'

interface Placed {
  status: VerdictStatus
  reason: Reason
}

function reasonAt({ path, value }: Found, message: string): Reason {
  const isPlain = typeof value === 'boolean' || typeof value === 'string' || value === null
  return { message, path, ...(isPlain ? { value } : {}) }
}

const notRead = (found: Found): Placed => ({
  status: 'unknown',
  reason: { message: `What stands at ${found.path} could not be read.`, path: found.path },
})

function all(judged: readonly Placed[]): Judged {
  return { status: worstStatus(judged), reasons: judged.map(({ reason }) => reason) }
}

/** A boolean that is off when it is absent, as AWS documents of the switches this is used for. */
function placeSwitch(found: Found, words: { on: string; off: string }): Placed {
  if (found.isMalformed) return notRead(found)
  if (found.value === true) return { status: 'protected', reason: reasonAt(found, words.on) }
  if (found.value === false || isAbsent(found.value))
    return { status: 'failing', reason: reasonAt(found, words.off) }
  return notRead(found)
}

export function judgeSwitch(described: JsonObject, path: string, words: { on: string; off: string }): Judged {
  return all([placeSwitch(readOne(described, path), words)])
}

/** A word that AWS always gives in a description; a request may leave it out and then gets the default. */
export function judgeWord(
  described: JsonObject,
  path: string,
  words: { good: string; goodSays: string; bad: string; badSays: string; arnField: string },
): Judged {
  const found = readOne(described, path)
  const isDescription = !isAbsent(described[words.arnField])
  if (found.value === words.good)
    return all([{ status: 'protected', reason: reasonAt(found, words.goodSays) }])
  if (found.value === words.bad || (isAbsent(found.value) && !isDescription))
    return all([{ status: 'failing', reason: reasonAt(found, words.badSays) }])
  return all([notRead(found)])
}

/** A network of the customer's own: `VpcConfig` with at least one subnet. */
function placeVpc(found: Found, subject: string): Placed {
  if (isAbsent(found.value))
    return {
      status: 'failing',
      reason: { message: `${subject} is in no VPC of the customer’s.`, path: found.path },
    }
  const subnets = asArray(asObject(found.value)?.Subnets)
  if (subnets === null) return notRead(found)
  return subnets.length > 0
    ? {
        status: 'protected',
        reason: { message: `${subject} is in a VPC of the customer’s.`, path: found.path },
      }
    : {
        status: 'failing',
        reason: {
          message: `${subject} names no subnet, so it is in no VPC of the customer’s.`,
          path: found.path,
        },
      }
}

export function judgeVpc(described: JsonObject, path: string, subject: string): Judged {
  return all([placeVpc(readOne(described, path), subject)])
}

/** The same question asked of every definition of a tuning job; the worst answer counts. */
function judgeDefinitions(
  described: JsonObject,
  path: string,
  place: (found: Found, name: string) => Placed,
): Judged {
  const definitions = definitionsOfTuningJob(described)
  if (definitions.length === 0)
    return unknownBecause('There is no training definition, so there is nothing to judge.')
  return all(
    definitions.map((definition): Placed => {
      if (definition.body === null)
        return notRead({ path: definition.path, value: undefined, isMalformed: true })
      const found = readOne(definition.body, path)
      return place(
        { ...found, path: `${definition.path}.${found.path}` },
        definition.name === null ? 'The job' : `Definition “${definition.name}”`,
      )
    }),
  )
}

export function judgeDefinitionVpcs(described: JsonObject): Judged {
  return judgeDefinitions(described, 'VpcConfig', placeVpc)
}

export function judgeDefinitionSwitches(
  described: JsonObject,
  path: string,
  words: (name: string) => { on: string; off: string },
): Judged {
  return judgeDefinitions(described, path, (found, name) => placeSwitch(found, words(name)))
}

/**
 * At least one tag of the customer's own; AWS's own (`aws:…`) do not count.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ListTags.html
 */
export function judgeTags(evidence: Evidence): Judged {
  const answer = readAlso(evidence, 'ListTags')
  if (answer.kind === 'missing') return unknownBecause(`Its tags could not be read: ${answer.why}`)
  if (answer.kind === 'unreadable')
    return unknownBecause(`Its tags could not be read: sagemaker:ListTags answered ${answer.gap.error}.`)
  const tags = asArray(asObject(answer.described)?.Tags)
  if (tags === null) return unknownBecause('What ListTags answered could not be read.', 'Tags')
  const own = tags.filter((tag) => {
    const key = asObject(tag)?.Key
    return typeof key === 'string' && !key.startsWith('aws:')
  })
  return own.length > 0
    ? {
        status: 'protected',
        reasons: [
          {
            message: `It has ${own.length === 1 ? 'a tag' : `${own.length} tags`} of the customer’s.`,
            path: 'Tags',
          },
        ],
      }
    : { status: 'failing', reasons: [{ message: 'It has no tag of the customer’s.', path: 'Tags' }] }
}

/**
 * Answers about a whole region, read as a list. Where the region has no model there is nothing the question
 * is about.
 */
export function judgeRegion(
  evidence: Evidence,
  action: string,
  field: string,
  judge: (entries: unknown[]) => Judged,
): Judged {
  const models = readAlso(evidence, 'ListModels')
  if (models.kind === 'described' && asArray(asObject(models.described)?.Models)?.length === 0)
    return { status: 'not_applicable', reasons: [{ message: 'The region has no model.' }] }
  const answer = readAlso(evidence, action)
  if (answer.kind === 'missing') return unknownBecause(`The region could not be judged: ${answer.why}`)
  if (answer.kind === 'unreadable')
    return unknownBecause(`The region could not be judged: sagemaker:${action} answered ${answer.gap.error}.`)
  const entries = asArray(asObject(answer.described)?.[field])
  return entries === null
    ? unknownBecause(`What ${action} answered could not be read.`, field)
    : judge(entries)
}
