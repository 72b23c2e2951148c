import { ChoiceList } from '#components/form/choice-list.tsx'
import { type NoticeGroup, noticeGroups, noticeGroupWords } from '#lib/domain/notices.ts'

const choices = noticeGroups.map((value) => ({
  value,
  words: (
    <span>
      {noticeGroupWords[value].word}
      <span className="block text-sm text-ink-2">{noticeGroupWords[value].means}</span>
    </span>
  ),
}))

/** Which groups of notices: a box each, with what it holds. */
export function GroupChoice(given: {
  legend: string
  chosen: readonly NoticeGroup[]
  onChange: (groups: NoticeGroup[]) => void
  error?: string | undefined
}) {
  return <ChoiceList choices={choices} {...given} />
}
