import SearchX from 'lucide-react/icons/search-x'
import type { Metadata } from 'next'
import Link from 'next/link'
import { State } from '#components/feedback/state.tsx'
import { buttonStyle } from '#components/ui/button-style.ts'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <main className="root grid min-h-dvh place-items-center">
      <State
        isPage
        icon={SearchX}
        title="There is nothing at this address"
        action={
          <Link href="/" className={buttonStyle({ look: 'main' })}>
            Go to your overview
          </Link>
        }
      >
        It may have been removed, or it belongs to a customer you have no access to.
      </State>
    </main>
  )
}
