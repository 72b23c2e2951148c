/**
 * Who may do what. One table, used by verbs to refuse and by screens to disable a button with its reason.
 * The matrix of responsibilities makes ClearDATA answer for enforcement: only support arms and disarms.
 */
export const permissions = [
  'customer:read',
  'account:read',
  'account:connect',
  'account:arm',
  'resource:read',
  'termination:read',
  'audit:read',
  'audit:export',
  'audit:read_all',
  'audit:seal',
  'data:expire',
  'raci:read',
  'raci:acknowledge',
  'raci:publish',
  'report:read',
  'report:make',
  'report:schedule',
  'report:carry_out',
  'customer:list',
  'customer:create',
  'customer:enter',
  'member:add',
  'member:read',
  'member:manage',
  'member:remind',
  'token:manage',
  'sign_in:manage',
  'sign_in:lift',
  'customer:export',
  'customer:close',
  'staff:read',
  'staff:review',
  'staff:add',
  'scan:run',
  'termination:carry_out',
  'termination:dispute',
  'termination:release',
  'account:pause',
  'rule:read',
  'rule:change',
  'termination:oversee',
  'fleet:read',
  'fleet:stop',
  'event:receive',
  'exclusion:read',
  'exclusion:ask',
  'exclusion:revoke',
  'exclusion:limit',
  'exclusion:decide',
  'exclusion:settle',
  'group:read',
  'group:request',
  'group:change',
  'group:carry_out',
  'notice:read',
  'notice:prefer',
  'notice:read_all',
  'notice:deliver',
  'webhook:manage',
  'check:run',
] as const
export type Permission = (typeof permissions)[number]

/** What somebody is inside one customer. `support` is staff with an open, audited entry. */
export const customerRoles = ['viewer', 'admin', 'support'] as const
export type CustomerRole = (typeof customerRoles)[number]

const viewer = [
  'customer:read',
  'account:read',
  'resource:read',
  'termination:read',
  'audit:read',
  'exclusion:read',
  'group:read',
  'member:read',
  'termination:dispute',
  'audit:export',
  'raci:read',
  'report:read',
  'report:make',
  'notice:read',
  'check:run',
] as const satisfies readonly Permission[]

export const permissionsInCustomer: Record<CustomerRole, readonly Permission[]> = {
  viewer: [...viewer, 'exclusion:ask', 'exclusion:revoke', 'group:request', 'notice:prefer'],
  admin: [
    ...viewer,
    ...(['group:request', 'group:change'] as const),
    ...(['exclusion:ask', 'exclusion:revoke', 'exclusion:limit'] as const),
    ...(['notice:prefer', 'webhook:manage'] as const),
    ...(['account:connect', 'member:manage', 'token:manage', 'customer:export', 'raci:acknowledge'] as const),
    ...(['sign_in:manage', 'report:schedule'] as const),
  ],
  support: [
    ...viewer,
    'account:arm',
    'account:pause',
    'termination:release',
    'exclusion:revoke',
    'sign_in:lift',
  ],
}

/** What staff may do outside any customer. */
export const permissionsOfStaff: readonly Permission[] = [
  'customer:list',
  'customer:create',
  'customer:enter',
  'member:add',
  'exclusion:decide',
  'raci:publish',
  'audit:read_all',
  'customer:close',
  'staff:read',
  'staff:review',
  'rule:read',
  'rule:change',
  'termination:oversee',
  'fleet:read',
  'fleet:stop',
  'notice:read_all',
  'check:run',
]

const refusals: Partial<Record<Permission, string>> = {
  'account:connect': 'Only a customer admin can connect AWS accounts.',
  'group:request': 'Only the customer’s own people ask for access.',
  'group:change': 'Only a customer admin can change who is in the group. Ask for access instead.',
  'account:arm': 'Only ClearDATA support can arm or disarm enforcement. Ask support.',
  'raci:acknowledge': 'Only a customer admin can acknowledge the responsibilities.',
  'report:schedule': 'Only a customer admin can switch the monthly report on or off.',
  'raci:publish': 'Only ClearDATA support can publish the responsibilities.',
  'audit:read_all': 'Only ClearDATA support can see every customer’s trail.',
  'account:pause': 'Only ClearDATA support can pause enforcement. Ask support.',
  'termination:release': 'Only ClearDATA support can release or dismiss a held stop.',
  'rule:read': 'Only ClearDATA support can see what a new rule would stop.',
  'rule:change': 'Only ClearDATA support can put a rule in force.',
  'termination:oversee': 'Only ClearDATA support sees to every customer’s terminations.',
  'fleet:read': 'Only ClearDATA support can see the whole fleet.',
  'fleet:stop': 'Only ClearDATA support can use the stop switch.',
  'customer:list': 'Only ClearDATA support can see all customers.',
  'customer:create': 'Only ClearDATA support can create customers.',
  'customer:enter': 'Only ClearDATA support can enter a customer.',
  'exclusion:ask':
    'Only the customer’s own people can ask for an exclusion: they attest that it holds no PHI or PII.',
  'exclusion:limit': 'Only a customer admin can change the limits on exclusions.',
  'exclusion:decide': 'Only ClearDATA support decides about exclusions.',
  'member:manage': 'Only a customer admin can invite, change or remove people.',
  'token:manage': 'Only a customer admin can make or revoke API tokens.',
  'sign_in:manage': 'Only a customer admin can change how its people sign in.',
  'sign_in:lift': 'Only ClearDATA support can lift it, when nobody can come in any more.',
  'customer:export': 'Only a customer admin can take all data out.',
  'customer:close': 'Only ClearDATA support can close a customer.',
  'staff:read': 'Only ClearDATA support can see its staff.',
  'staff:review': 'Only ClearDATA support can review its staff.',
  'notice:prefer': 'Only the customer’s own people choose what is mailed to them.',
  'notice:read_all': 'Only ClearDATA support sees what support is told.',
  'webhook:manage': 'Only a customer admin can add, change or remove webhooks.',
  'member:add': 'Only ClearDATA support can add a customer’s first admin.',
}

/** Why an act is refused, in words for the person; the same on a disabled button and in an error. */
export function refusalOf(permission: Permission): string {
  return refusals[permission] ?? 'Your role does not allow this.'
}

export function canInCustomer(role: CustomerRole, permission: Permission): boolean {
  return permissionsInCustomer[role].includes(permission)
}
