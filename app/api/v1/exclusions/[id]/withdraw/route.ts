export { POST } from '#app/api/v1/customers/[customer]/exclusions/[id]/withdraw/route.ts'
