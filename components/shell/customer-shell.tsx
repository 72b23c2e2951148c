'use client'

import type { ReactNode } from 'react'
import type { CustomerRole } from '#lib/domain/permissions.ts'
import { CustomerProvider } from './customer-context.tsx'
import { EntryBar } from './entry-bar.tsx'
import { Frame } from './frame.tsx'
import { customerNav, customerPages } from './nav-items.ts'
import type { ShellCustomer, ShellEntry, ShellPerson } from './shell-data.ts'
import { Switcher } from './switcher.tsx'

const roleWords: Record<CustomerRole, string> = {
  viewer: 'You can look, and ask support for changes.',
  admin: 'You are an admin of this customer.',
  support: 'You are here as ClearDATA support.',
}

export function CustomerShell({
  customer,
  entry,
  me,
  children,
}: {
  customer: ShellCustomer
  entry: ShellEntry | null
  me: ShellPerson
  children: ReactNode
}) {
  return (
    <CustomerProvider customer={customer}>
      <Frame
        bar={entry && <EntryBar entry={entry} slug={customer.slug} />}
        head={<Switcher name={customer.name} slug={customer.slug} me={me} />}
        place={{ href: `/${customer.slug}`, name: customer.name }}
        navLabel={customer.name}
        items={customerNav(customer.slug)}
        pages={customerPages(customer.slug)}
        me={me}
        slug={customer.slug}
        roleWords={roleWords[customer.role]}
      >
        {children}
      </Frame>
    </CustomerProvider>
  )
}
