'use client'

import { useQuery } from '@tanstack/react-query'
import UsersRound from 'lucide-react/icons/users-round'
import { useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { ConfirmDialog } from '#components/form/confirm-dialog.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { figure } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { staffQuery, type StaffRows, useReviewStaff } from '#lib/client/support.ts'
import type { StaffRow } from '#lib/services/people/list-staff.ts'
import { staffColumns } from './staff-columns.tsx'

type Question = { answer: 'keep' | 'remove'; person: StaffRow }

/** ClearDATA's people in the portal, looked over by one another. */
export function StaffView({ initialStaff }: { initialStaff: StaffRows }) {
  const query = useQuery({ ...staffQuery, initialData: initialStaff })
  const [question, setQuestion] = useState<Question | null>(null)
  const review = useReviewStaff()
  const { say } = useToast()
  const columns = staffColumns((person, answer) => setQuestion({ person, answer }))
  const { rows } = query.data
  const due = rows.filter(({ isReviewDue }) => isReviewDue).length
  const isRemoval = question?.answer === 'remove'
  const name = question?.person.name ?? ''
  return (
    <>
      <PageHead title={`${figure(rows.length)} ${rows.length === 1 ? 'person' : 'people'} in support`}>
        {due === 0
          ? 'Each is looked over by a colleague every 90 days. An operator adds people, outside the portal.'
          : `${due === 1 ? 'One is' : `${figure(due)} are`} due to be looked over: keep or remove them. Nobody reviews themselves.`}
      </PageHead>
      <Live query={query} what="the staff" loading={<RowsLoading rows={4} />}>
        {() => (
          <DataTable
            caption="Staff"
            columns={columns}
            rows={rows}
            rowId={({ personId }) => personId}
            view={{ shown: columns, density: 'comfortable' }}
            emptyState={
              <State icon={UsersRound} title="Nobody is staff">
                An operator adds people with <code className="font-mono">npm run staff:add</code>.
              </State>
            }
          />
        )}
      </Live>
      <ConfirmDialog
        isOpen={question !== null}
        onClose={() => setQuestion(null)}
        title={isRemoval ? `Remove ${name} from support?` : `Keep ${name} in support?`}
        description={
          isRemoval
            ? 'They lose access to every customer with their next click. Only an operator can add them again.'
            : 'You looked, and they still need it. The next look is due in 90 days.'
        }
        submitLabel={isRemoval ? 'Remove' : 'Keep'}
        act={{
          ...review,
          run: (options) =>
            question &&
            review.mutate({ personId: question.person.personId, answer: question.answer }, options),
        }}
        onDone={() => {
          say(isRemoval ? `${name} is removed` : `${name} stays`)
          setQuestion(null)
        }}
      />
    </>
  )
}
