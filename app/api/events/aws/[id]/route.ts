import { answerEvent } from '#lib/http/event-route.ts'

export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerEvent(request, (await params).id)
}
