import * as fs from 'node:fs'
import { parseArgs } from 'node:util'
import { genericTemplate } from '#lib/domain/accounts/generic-template.ts'

/** `npm run template -- [--out FILE]`: the account template to put into S3, at TEMPLATE_URL. */
const { values } = parseArgs({ options: { out: { type: 'string' } } })
const text = `${JSON.stringify(genericTemplate(), null, 2)}\n`
if (values.out === undefined) process.stdout.write(text)
else fs.writeFileSync(values.out, text)
