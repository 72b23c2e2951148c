import { redirect } from 'next/navigation'
import { landingPath } from '#lib/auth/page-context.ts'

export default async function Home() {
  redirect(await landingPath())
}
