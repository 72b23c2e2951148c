import { CodeBlock } from '#components/ui/code-block.tsx'
import type { GroupView } from '#lib/services/group/views.ts'

/** The group does not exist: the exact way to make it. The portal does not make it by itself. */
export function GroupMissing({ group }: { group: GroupView }) {
  return (
    <div className="grid gap-4">
      <p className="text-ink-2">
        The portal never makes the group by itself. Run one of these in account {group.account.awsAccountId},
        then read AWS again. Updating the stack to the newest template makes it as well.
      </p>
      <CodeBlock title="With the AWS CLI" code={group.create.cli} what="the CLI commands" />
      <CodeBlock
        title="With CloudFormation"
        code={group.create.cloudFormation}
        what="the CloudFormation template"
      />
    </div>
  )
}
