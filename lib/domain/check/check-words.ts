import { resourceTypes, type ResourceType } from '#lib/domain/resources/types.ts'
import type { Decision, ExitCode } from './check-document.ts'
import type { Form } from './detect.ts'

/** A kind's name within a sentence: "a training job", "an AutoML job". Names keep their capitals. */
function kindWithArticle(type: ResourceType): string {
  const [label = ''] = resourceTypes[type].longLabel.split(' (')
  const isName = /^[A-Z][a-z]*[A-Z0-9]|^(SageMaker|Ground|Feature|Partner)\b/.test(label)
  const kind = isName ? label : label.charAt(0).toLowerCase() + label.slice(1)
  return `${/^([aeiou]|MLflow|S3)/i.test(kind) ? 'an' : 'a'} ${kind}`
}

/** What a check came to, in one sentence: the same on the command line and on the page. */
export function checkSentence({
  type,
  form,
  decision,
  exitCode,
}: {
  type: ResourceType
  form: Form
  decision: Decision
  exitCode: ExitCode
}): string {
  const kind = kindWithArticle(type)
  const what = form === 'description' ? kind.replace(/^an? /, 'this ') : `${kind} made from this`
  if (exitCode === 2) return `Cannot be decided: whether ${what} encrypts its traffic.`
  if (decision === 'terminate') return `Fails: ${what} would be terminated.`
  if (decision === 'report') return `Fails: ${what} would be reported, not stopped.`
  return `Passes: ${what} would run.`
}
