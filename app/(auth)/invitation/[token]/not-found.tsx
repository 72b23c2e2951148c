import Link from 'next/link'
import { buttonStyle } from '#components/ui/button-style.ts'
import { cn } from '#components/ui/cn.ts'

export default function InvitationNotFound() {
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="mb-1 text-xl font-[620] tracking-tight">We do not know this invitation</h1>
        <p className="text-ink-2">
          The link may have been cut off: copy it whole and open it again. If that does not help, ask whoever
          invited you for another.
        </p>
      </div>
      <Link href="/" className={cn(buttonStyle({ look: 'plain' }), 'h-10 w-full')}>
        Go to the portal
      </Link>
    </div>
  )
}
