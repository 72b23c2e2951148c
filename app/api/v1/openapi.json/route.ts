import { portalDocument } from './portal-document.ts'

/** For everybody: it says what may be asked, and nothing of anybody. */
export function GET(): Response {
  return Response.json(portalDocument())
}
