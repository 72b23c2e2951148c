import { createCustomer } from '#lib/services/customers/create-customer.ts'
import { enterCustomer } from '#lib/services/customers/enter-customer.ts'
import { exportCustomer } from '#lib/services/customers/export-customer.ts'
import { getCustomerHome } from '#lib/services/customers/get-customer-home.ts'
import { leaveCustomer } from '#lib/services/customers/leave-customer.ts'
import { listCustomers } from '#lib/services/customers/list-customers.ts'
import { listEntries } from '#lib/services/customers/list-entries.ts'
import { setCustomerState } from '#lib/services/customers/set-customer-state.ts'
import { freshName, type Row } from './verb-row.ts'

/** The rows of the matrix for the verbs of `customers`. */
export const customersMatrix: Record<string, Row> = {
  'customers/create-customer': {
    permission: 'customer:create',
    scope: 'staff',
    names: false,
    call: (ctx) => createCustomer(ctx, { slug: freshName(), name: 'New' }),
  },
  'customers/enter-customer': {
    permission: 'customer:enter',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => enterCustomer(ctx, { slug, reason: 'a test' }),
  },
  'customers/leave-customer': {
    permission: 'customer:enter',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) => leaveCustomer(ctx, { slug }),
  },
  'customers/export-customer': {
    permission: 'customer:export',
    scope: 'inside',
    names: false,
    call: (ctx) => exportCustomer(ctx),
  },
  'customers/list-entries': {
    permission: 'member:read',
    scope: 'inside',
    names: false,
    call: (ctx) => listEntries(ctx),
  },
  'customers/set-customer-state': {
    permission: 'customer:close',
    scope: 'staff',
    names: false,
    call: (ctx, { slug }) =>
      setCustomerState(ctx, { slug, isClosed: false, legalHold: false, reason: 'a test' }),
  },
  'customers/get-customer-home': {
    permission: 'customer:read',
    scope: 'inside',
    names: false,
    call: (ctx) => getCustomerHome(ctx),
  },
  'customers/list-customers': {
    permission: 'customer:list',
    scope: 'staff',
    names: false,
    call: (ctx) => listCustomers(ctx),
  },
}
