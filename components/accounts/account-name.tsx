import { cutAccountId } from '#components/text/cut.ts'

/** "prod-ml 1111…3333": the name people gave it and the id AWS did, whole on hover. */
export function AccountName({ name, awsAccountId }: { name: string; awsAccountId: string }) {
  return (
    <span className="whitespace-nowrap" title={`${name}, AWS account ${awsAccountId}`}>
      {name} <span className="font-mono text-sm text-ink-3">{cutAccountId(awsAccountId)}</span>
    </span>
  )
}
