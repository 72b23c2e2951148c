'use client'

import { Toast } from '@base-ui/react/toast'
import X from 'lucide-react/icons/x'
import type { ReactNode } from 'react'
import { buttonStyle } from './button-style.ts'

/** Short word that something was done. Errors stay beside what failed; they are never only a toast. */
export function useToast(): { say: (title: string, description?: string) => void } {
  const { add } = Toast.useToastManager()
  return { say: (title, description) => void add({ title, description }) }
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3} timeout={6000}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(22rem,calc(100vw-2rem))] flex-col gap-2">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Toasts() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // It asks nothing, so it is no dialog; the viewport reads it out.
      role="group"
      className="rounded-lg border border-line bg-panel shadow-float transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3 py-2 pr-2 pl-3.5">
        <div className="flex-1 py-1">
          <Toast.Title className="font-[550]" />
          <Toast.Description className="text-ink-2" />
        </div>
        <Toast.Close aria-label="Dismiss" className={buttonStyle({ look: 'quiet', size: 'icon' })}>
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
