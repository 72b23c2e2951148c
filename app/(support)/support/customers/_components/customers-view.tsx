'use client'

import { useQuery } from '@tanstack/react-query'
import Building2 from 'lucide-react/icons/building-2'
import { useMemo, useState } from 'react'
import { RowsLoading } from '#components/feedback/loading.tsx'
import { Live } from '#components/feedback/problem.tsx'
import { State } from '#components/feedback/state.tsx'
import { EnterCustomerDialog } from '#components/support/enter-customer-dialog.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { count } from '#components/status/figure.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { TableTools } from '#components/table/table-tools.tsx'
import { useTableView } from '#components/table/use-table-view.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { customersQuery, type CustomerRows } from '#lib/client/support.ts'
import type { CustomerRow } from '#lib/services/customers/views.ts'
import { CreateCustomerDialog } from './create-customer-dialog.tsx'
import { customerColumns } from './customer-columns.tsx'
import { CustomerStateDialog } from './customer-state-dialog.tsx'
import { FirstAdminDialog } from './first-admin-dialog.tsx'

/** All customers, and the way into one: with a reason, for a while, on the record. */
export function CustomersView({ initialCustomers }: { initialCustomers: CustomerRows }) {
  const query = useQuery({ ...customersQuery, initialData: initialCustomers })
  const [text, setText] = useState('')
  const [isCreating, setIsCreating] = useState(false)
  const [entering, setEntering] = useState<CustomerRow | null>(null)
  const [inviting, setInviting] = useState<CustomerRow | null>(null)
  const [changing, setChanging] = useState<CustomerRow | null>(null)
  const columns = useMemo(
    () => customerColumns({ onEnter: setEntering, onInvite: setInviting, onState: setChanging }),
    [],
  )
  const view = useTableView(columns)
  const wanted = text.trim().toLowerCase()
  const rows = useMemo(
    () => query.data.rows.filter(({ name, slug }) => `${name} ${slug}`.toLowerCase().includes(wanted)),
    [query.data.rows, wanted],
  )
  return (
    <>
      <PageHead
        title={count(query.data.rows.length, 'customer')}
        action={
          <Button look="main" onClick={() => setIsCreating(true)}>
            Create customer
          </Button>
        }
      >
        To see inside a customer, enter it with a reason. The entry ends by itself and is recorded.
      </PageHead>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <div className="w-full sm:w-64">
          <Input
            type="search"
            aria-label="Find a customer"
            placeholder="Find a customer"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <TableTools columns={columns} rows={rows} view={view} fileName="customers" />
      </div>
      <Live query={query} what="the customers" loading={<RowsLoading />}>
        {() => (
          <DataTable
            caption="Customers"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            view={view}
            emptyState={
              wanted === '' ? (
                <State
                  icon={Building2}
                  title="No customers yet"
                  action={
                    <Button look="main" onClick={() => setIsCreating(true)}>
                      Create customer
                    </Button>
                  }
                >
                  Create the first one; its admins can then connect AWS accounts.
                </State>
              ) : (
                <State
                  icon={Building2}
                  title={`No customer is named “${text.trim()}”`}
                  action={<Button onClick={() => setText('')}>Show all</Button>}
                >
                  Look for a part of the name or of the address.
                </State>
              )
            }
          />
        )}
      </Live>
      <CreateCustomerDialog
        isOpen={isCreating}
        onClose={() => setIsCreating(false)}
        onCreated={(customer) => {
          setIsCreating(false)
          setInviting(customer)
        }}
      />
      <FirstAdminDialog customer={inviting} onClose={() => setInviting(null)} />
      <CustomerStateDialog customer={changing} onClose={() => setChanging(null)} />
      <EnterCustomerDialog customer={entering} onClose={() => setEntering(null)} />
    </>
  )
}
