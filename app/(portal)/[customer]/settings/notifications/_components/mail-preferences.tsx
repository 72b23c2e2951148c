'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from '#components/form/form.tsx'
import { useRefusal } from '#components/shell/customer-context.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { Section } from '#components/shell/section.tsx'
import { Callout } from '#components/ui/callout.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { noticePreferencesQuery, useSetNoticePreferences } from '#lib/client/notices.ts'
import type { NoticePreferences } from '#lib/services/notices/views.ts'
import { GroupChoice } from './group-choice.tsx'

/** What is mailed to the person who looks; the portal shows everything in any case. */
export function MailPreferences({
  slug,
  initialPreferences,
}: {
  slug: string
  initialPreferences: NoticePreferences
}) {
  const { data } = useQuery({ ...noticePreferencesQuery(slug), initialData: initialPreferences })
  const { isMailSetUp, email, groups } = data
  const refusal = useRefusal('notice:prefer')
  const [chosen, setChosen] = useState(groups)
  const save = useSetNoticePreferences(slug)
  const { say } = useToast()
  return (
    <div className="max-w-3xl">
      <PageHead title="Notifications">
        The portal shows every notice. Mail and webhooks carry what kind of thing happened and a link, never
        names of jobs or reasons.
      </PageHead>
      <Section title="Mail to you">
        {refusal.disabled ? (
          <p className="text-ink-2">{refusal.disabledReason}</p>
        ) : (
          <div className="grid gap-3">
            {!isMailSetUp && (
              <Callout title="Mail is not set up">
                This portal has no mail server, so nothing is mailed to anybody. Your choice is kept.
              </Callout>
            )}
            {email === null && (
              <Callout title="Your address is not verified">
                Your identity provider does not say that your address is yours, so nothing is mailed to it.
              </Callout>
            )}
            <Form
              submitLabel="Save"
              isSubmitting={save.isPending}
              submitError={save.error}
              onSubmit={(event) => {
                event.preventDefault()
                save.mutate(chosen, { onSuccess: () => say('Your choice is saved') })
              }}
            >
              <GroupChoice
                legend={email === null ? 'What you want mailed' : `What is mailed to ${email}`}
                chosen={chosen}
                onChange={setChosen}
              />
            </Form>
          </div>
        )}
      </Section>
    </div>
  )
}
