function words(action: string): string {
  return action
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
}

/** As boto3 spells an action: `CreateAutoMLJobV2` is `create_auto_ml_job_v2`. Botocore splits names the same way. */
export function boto3Name(action: string): string {
  return words(action)
}

/** As the AWS CLI spells an action: `create-auto-ml-job-v2`. */
export function cliName(action: string): string {
  return words(action).replaceAll('_', '-')
}

/** AWS takes no second job of the same name; the longest name a tuning job may have is 32 characters. */
export function nameAgain(name: string): string {
  return `${name.slice(0, 26)}-again`
}
