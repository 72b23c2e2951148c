export { GET } from '#app/api/v1/customers/[customer]/exclusions/[id]/pdf/route.ts'
