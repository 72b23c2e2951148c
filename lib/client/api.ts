/** What went wrong, as the API says it: one code, words for a person, and an id to hand to support. */
export type ApiErrorCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'step_up_required'
  | 'not_found'
  | 'conflict'
  | 'rate_limited'
  | 'unavailable'
  | 'internal'

interface ApiErrorBody {
  code: ApiErrorCode
  message: string
  requestId: string | null
  fields: Record<string, string>
}

export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly requestId: string | null
  /** Words per input, when the server refused single fields. */
  readonly fields: Record<string, string>

  constructor(body: ApiErrorBody) {
    super(body.message)
    this.name = 'ApiError'
    this.code = body.code
    this.requestId = body.requestId
    this.fields = body.fields
  }
}

const unreachable: ApiErrorBody = {
  code: 'unavailable',
  message: 'The portal could not be reached. Check your connection; the page keeps trying.',
  requestId: null,
  fields: {},
}

async function call(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, {
      ...init,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...init.headers },
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(unreachable)
  }
  if (!response.ok) throw await errorOf(response)
  return response
}

async function send<Answer>(path: string, init: RequestInit): Promise<Answer> {
  const response = await call(path, init)
  return response.status === 204 ? (undefined as Answer) : ((await response.json()) as Answer)
}

async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as { error?: Partial<ApiErrorBody> } | null
  const said = body?.error
  if (said?.code === undefined || said.message === undefined)
    return new ApiError({
      ...unreachable,
      message: `The portal answered ${response.status} and said no more. Try again in a moment.`,
    })
  return new ApiError({
    code: said.code,
    message: said.message,
    requestId: said.requestId ?? null,
    fields: said.fields ?? {},
  })
}

export function apiGet<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  return send<Answer>(path, { method: 'GET', signal })
}

export function apiPost<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  return send<Answer>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** Asks for a file whose making is an act, and saves it under the name the server gives it. */
export async function apiSaveFile(path: string): Promise<string> {
  const response = await call(path, { method: 'POST' })
  const [, fileName = 'download'] =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '') ?? []
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  URL.revokeObjectURL(url)
  return fileName
}

export function apiPatch<Answer>(path: string, body: unknown): Promise<Answer> {
  return send<Answer>(path, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

export function apiDelete(path: string): Promise<void> {
  return send<void>(path, { method: 'DELETE' })
}

/** Posts for a file and reads it to its end, saying how many bytes came so far. */
export async function apiDownload(path: string, onBytes: (bytes: number) => void): Promise<Blob> {
  let response: Response
  try {
    response = await fetch(path, { method: 'POST', credentials: 'same-origin' })
  } catch {
    throw new ApiError(unreachable)
  }
  if (!response.ok) throw await errorOf(response)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    parts.push(read.value)
    bytes += read.value.length
    onBytes(bytes)
  }
  return new Blob(parts)
}

/** `?a=1&b=2` of what is set; the empty string when nothing is. */
export function queryString(params: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(params))
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
