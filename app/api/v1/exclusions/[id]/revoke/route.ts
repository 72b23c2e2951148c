export { POST } from '#app/api/v1/customers/[customer]/exclusions/[id]/revoke/route.ts'
