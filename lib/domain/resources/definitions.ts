import { asArray, asObject, type JsonObject } from './read-json.ts'

/** One training definition inside a tuning job, and where it stands. `body` is null when it is not an object. */
export interface PlacedDefinition {
  path: string
  name: string | null
  body: JsonObject | null
}

function placed(value: unknown, path: string): PlacedDefinition {
  const body = asObject(value)
  return { path, name: typeof body?.DefinitionName === 'string' ? body.DefinitionName : null, body }
}

/**
 * All training definitions of a tuning job: the union of `TrainingJobDefinition` and
 * `TrainingJobDefinitions[]`, since a request may carry either shape.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateHyperParameterTuningJob.html
 */
export function definitionsOfTuningJob(described: JsonObject): PlacedDefinition[] {
  const found: PlacedDefinition[] = []
  if (described.TrainingJobDefinition !== undefined && described.TrainingJobDefinition !== null)
    found.push(placed(described.TrainingJobDefinition, 'TrainingJobDefinition'))
  const many = described.TrainingJobDefinitions
  if (many !== undefined && many !== null) {
    const list = asArray(many)
    if (list === null) found.push({ path: 'TrainingJobDefinitions', name: null, body: null })
    else list.forEach((value, index) => found.push(placed(value, `TrainingJobDefinitions[${index}]`)))
  }
  return found
}
