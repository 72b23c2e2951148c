'use client'

import { createContext, use, type ReactNode } from 'react'
import { canInCustomer, refusalOf, type Permission } from '#lib/domain/permissions.ts'
import type { ShellCustomer } from './shell-data.ts'

const Context = createContext<ShellCustomer | null>(null)

export function CustomerProvider({ customer, children }: { customer: ShellCustomer; children: ReactNode }) {
  return <Context value={customer}>{children}</Context>
}

/** The customer this page is inside of, and what the person is there. */
export function useCustomer(): ShellCustomer {
  const customer = use(Context)
  if (customer === null) throw new Error('useCustomer needs a CustomerProvider above it.')
  return customer
}

/** What a button needs: whether the act is refused, and the reason in words. The server refuses the same. */
export function useRefusal(permission: Permission): { disabled: boolean; disabledReason: string } {
  const { role } = useCustomer()
  return { disabled: !canInCustomer(role, permission), disabledReason: refusalOf(permission) }
}
