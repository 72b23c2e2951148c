import type { ReactNode } from 'react'
import { settingsWords } from '#components/shell/nav-items.ts'
import { Tabs } from '#components/shell/tabs.tsx'
import { settingsAddress, settingsPages } from '#lib/client/addresses.ts'

/** Settings: who is in, what programs may, who looked, where you are signed in, how to leave. */
export default async function SettingsLayout({
  params,
  children,
}: {
  params: Promise<{ customer: string }>
  children: ReactNode
}) {
  const { customer } = await params
  const tabs = settingsPages.map((page) => ({
    href: settingsAddress(customer, page),
    word: settingsWords[page],
  }))
  return (
    <>
      <Tabs label="Settings" tabs={tabs} />
      {children}
    </>
  )
}
