export { POST } from '#app/api/v1/customers/[customer]/exclusions/drafts/route.ts'
