import { PageLoading } from '#components/feedback/loading.tsx'

export default function Loading() {
  return <PageLoading />
}
