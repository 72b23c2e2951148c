import { parseArgs } from 'node:util'
import { closePrisma } from '#lib/db/client.ts'
import { systemContext } from '#lib/services/context.ts'
import { addStaff } from '#lib/services/people/add-staff.ts'

/** `npm run staff:add -- --issuer … --subject … --name … [--email …]`: makes somebody ClearDATA support. */
const { values } = parseArgs({
  options: {
    issuer: { type: 'string' },
    subject: { type: 'string' },
    name: { type: 'string' },
    email: { type: 'string' },
  },
})
const { issuer, subject, name, email } = values
if (!issuer || !subject || !name) {
  console.error('Name --issuer, --subject and --name, as the identity provider has them.')
  process.exit(1)
}
const { personId } = await addStaff(systemContext('operator', ['staff:add'], null), {
  issuer,
  subject,
  name,
  email: email ?? null,
})
console.log(`${name} is staff now (${personId}).`)
await closePrisma()
