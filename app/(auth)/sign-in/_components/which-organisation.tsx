import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'

/** Asks for an organisation's short address; the next page offers its sign-in. */
export function WhichOrganisation({ callbackUrl }: { callbackUrl: string }) {
  return (
    <div className="grid gap-5">
      <div>
        <h1 className="mb-1 text-xl font-[620] tracking-tight">Sign in with your organisation</h1>
        <p className="text-ink-2">For organisations that set up a sign-in of their own here.</p>
      </div>
      <form method="get" action="/sign-in" className="grid gap-4">
        <input type="hidden" name="callbackUrl" value={callbackUrl} />
        <div className="grid gap-1">
          <label htmlFor="organisation" className="font-[550]">
            Your organisation’s short address
          </label>
          <Input
            id="organisation"
            name="organisation"
            required
            autoFocus
            autoCapitalize="none"
            autoComplete="organization"
            spellCheck={false}
            maxLength={40}
            className="h-10"
            aria-describedby="organisation-help"
          />
          <p id="organisation-help" className="text-sm text-ink-2">
            What comes first in its addresses here, such as <span className="font-mono">northwind</span>.
          </p>
        </div>
        <Button type="submit" look="main" className="h-10 w-full">
          Continue
        </Button>
      </form>
      <Link href="/sign-in" className="text-center text-sm underline">
        Back
      </Link>
    </div>
  )
}
