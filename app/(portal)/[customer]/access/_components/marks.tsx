import { Badge } from '#components/ui/badge.tsx'
import { markWords, type UserMark } from '#lib/domain/group/marks.ts'

/** What an admin should notice, in words; the meaning on hover. */
export function Marks({ marks }: { marks: readonly UserMark[] }) {
  return marks.map((mark) => (
    <span key={mark} title={markWords[mark].means}>
      <Badge look={mark === 'console' ? 'plain' : 'filled'}>{markWords[mark].word}</Badge>
    </span>
  ))
}
