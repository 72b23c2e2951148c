/** The demo's people. Their subjects are what the identity provider says of them. */
export interface DemoPerson {
  subject: string
  name: string
  email: string
  note: string
  isStaff?: boolean
  memberOf?: { slug: string; role: 'viewer' | 'admin' }[]
}

export const demoCustomers = [
  { slug: 'northwind', name: 'Northwind Health' },
  { slug: 'harbor', name: 'Harbor Clinics' },
] as const

export const demoPeople: readonly DemoPerson[] = [
  {
    subject: 'sam',
    name: 'Sam Okafor',
    email: 'sam.okafor@cleardata.example',
    note: 'ClearDATA support',
    isStaff: true,
  },
  {
    subject: 'tess',
    name: 'Tess Marlow',
    email: 'tess.marlow@cleardata.example',
    note: 'ClearDATA support, the second person',
    isStaff: true,
  },
  {
    subject: 'vera',
    name: 'Vera Lind',
    email: 'vera.lind@northwind.example',
    note: 'viewer of Northwind Health',
    memberOf: [{ slug: 'northwind', role: 'viewer' }],
  },
  {
    subject: 'adam',
    name: 'Adam Reyes',
    email: 'adam.reyes@northwind.example',
    note: 'customer admin of Northwind Health',
    memberOf: [{ slug: 'northwind', role: 'admin' }],
  },
  {
    subject: 'nora',
    name: 'Nora Patel',
    email: 'nora.patel@northwind.example',
    note: 'second customer admin of Northwind Health',
    memberOf: [{ slug: 'northwind', role: 'admin' }],
  },
  {
    subject: 'mia',
    name: 'Mia Chen',
    email: 'mia.chen@harbor.example',
    note: 'customer admin of Harbor Clinics and viewer of Northwind Health',
    memberOf: [
      { slug: 'harbor', role: 'admin' },
      { slug: 'northwind', role: 'viewer' },
    ],
  },
  {
    subject: 'nina',
    name: 'Nina Patel',
    email: 'nina.patel@northwind.example',
    note: 'belongs to no customer yet: invite her',
  },
]

/** Whom Northwind Health's own provider knows: the demo's second one, for Settings → Sign-in. */
export const organisationPeople: readonly DemoPerson[] = [
  {
    subject: 'nw-1001',
    name: 'Adam Reyes',
    email: 'adam.reyes@northwind.example',
    note: 'at Northwind Health’s own provider',
  },
  {
    subject: 'nw-1002',
    name: 'Olivia Park',
    email: 'olivia.park@northwind.example',
    note: 'at Northwind Health’s own provider; invite her',
  },
]
