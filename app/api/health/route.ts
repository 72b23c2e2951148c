/** Whether this process answers. Says nothing of what it holds. */
export function GET(): Response {
  return Response.json({ status: 'ok' })
}
