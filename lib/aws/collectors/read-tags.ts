import { paginateListTags } from '@aws-sdk/client-sagemaker'
import { ask } from './ask.ts'
import type { Kind, Reader } from './kind.ts'
import { pagesOf } from './pages-of.ts'

/** The resource's tags, for the rules that read them. */
export const readTags: NonNullable<Kind['also']> = {
  actions: ['ListTags'],
  async read(reader: Reader, { arn }) {
    const { client, signal } = reader
    const answer = await ask(
      reader,
      'ListTags',
      async () => {
        const pages = paginateListTags({ client }, { ResourceArn: arn }, { abortSignal: signal })
        const tags: unknown[] = []
        for await (const page of pagesOf(pages, ({ Tags }) => Tags ?? [])) tags.push(...page)
        return { Tags: tags }
      },
      arn,
    )
    return { ListTags: answer }
  },
}
