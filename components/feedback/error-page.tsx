'use client'

import CloudAlert from 'lucide-react/icons/cloud-alert'
import { Button } from '#components/ui/button.tsx'
import { RequestId } from './request-id.tsx'
import { State } from './state.tsx'

/** What error.tsx files show: words for a person and the id for support, never the failure itself. */
export function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <State
      isPage
      icon={CloudAlert}
      title="This page could not be shown"
      action={
        <Button look="main" onClick={retry}>
          Try again
        </Button>
      }
    >
      <p>Something failed on our side. Nothing was changed. Try again; if it stays, give support this id.</p>
      <p className="mt-2">
        <RequestId id={error.digest} />
      </p>
    </State>
  )
}
