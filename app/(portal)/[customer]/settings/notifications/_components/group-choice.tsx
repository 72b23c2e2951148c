import { Checkbox } from '#components/ui/checkbox.tsx'
import { type NoticeGroup, noticeGroups, noticeGroupWords } from '#lib/domain/notices.ts'

/** Which groups of notices: a box each, with what it holds. */
export function GroupChoice({
  legend,
  chosen,
  onChange,
  errorId,
}: {
  legend: string
  chosen: readonly NoticeGroup[]
  onChange: (groups: NoticeGroup[]) => void
  errorId?: string | undefined
}) {
  return (
    <fieldset aria-describedby={errorId} className="grid gap-1.5">
      <legend className="mb-1 font-[550]">{legend}</legend>
      {noticeGroups.map((group) => (
        <Checkbox
          key={group}
          isChecked={chosen.includes(group)}
          onChange={(isChecked) =>
            onChange(noticeGroups.filter((other) => (other === group ? isChecked : chosen.includes(other))))
          }
        >
          <span>
            {noticeGroupWords[group].word}
            <span className="block text-sm text-ink-2">{noticeGroupWords[group].means}</span>
          </span>
        </Checkbox>
      ))}
    </fieldset>
  )
}
