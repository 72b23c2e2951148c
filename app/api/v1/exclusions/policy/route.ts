export { GET, POST } from '#app/api/v1/customers/[customer]/exclusions/policy/route.ts'
