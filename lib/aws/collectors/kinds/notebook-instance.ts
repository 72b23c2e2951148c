import {
  DescribeNotebookInstanceCommand,
  DescribeNotebookInstanceLifecycleConfigCommand,
  paginateListNotebookInstances,
} from '@aws-sdk/client-sagemaker'
import type { Answer } from '#lib/domain/safeguards/verdict.ts'
import { ask } from '../ask.ts'
import type { Kind } from '../kind.ts'
import { summariesOf } from '../summaries-of.ts'

const lifecycle = 'DescribeNotebookInstanceLifecycleConfig'

/** With its lifecycle scripts, which are judged and never kept. */
export const notebookInstance: Kind = {
  type: 'notebook-instance',
  group: 'workspaces',
  tellsNews: false,
  list: ({ client, signal }) =>
    summariesOf(
      paginateListNotebookInstances({ client, pageSize: 100 }, {}, { abortSignal: signal }),
      (page) => page.NotebookInstances ?? [],
      (entry) => ({
        arn: entry.NotebookInstanceArn,
        name: entry.NotebookInstanceName,
        status: entry.NotebookInstanceStatus ?? null,
        creationTime: entry.CreationTime,
      }),
    ),
  describe: ({ client, signal }, { name }) =>
    client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName: name }), { abortSignal: signal }),
  also: {
    actions: [lifecycle],
    async read(reader, { arn, described }): Promise<Record<string, Answer>> {
      const name = described.NotebookInstanceLifecycleConfigName
      if (typeof name !== 'string' || name === '') return {}
      const command = new DescribeNotebookInstanceLifecycleConfigCommand({
        NotebookInstanceLifecycleConfigName: name,
      })
      const send = () => reader.client.send(command, { abortSignal: reader.signal })
      return { [lifecycle]: await ask(reader, lifecycle, send, arn) }
    },
  },
}
