import { auditVerify } from './audit-verify.ts'

/** `npm run --silent audit:verify -- <export> --public-key <file>` */
process.exit(await auditVerify(process.argv.slice(2)))
