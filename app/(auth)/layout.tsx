import type { ReactNode } from 'react'
import { Mark } from '#components/shell/switcher.tsx'

/** Before the portal: one quiet column. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="root grid min-h-dvh grid-rows-[1fr_auto]">
      <main className="grid w-full max-w-sm content-center justify-self-center px-5 py-10">
        <div className="mb-8 flex items-center gap-2.5 font-semibold">
          <Mark letter="S" />
          ClearDATA Safeguards for Amazon SageMaker
        </div>
        {children}
      </main>
      <footer className="px-5 py-5 text-center text-sm text-ink-2">
        What you do here is recorded. Use it only for the work you were given access for.
      </footer>
    </div>
  )
}
