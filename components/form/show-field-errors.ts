import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form'
import { ApiError } from '#lib/client/api.ts'

/** Puts the server's words for single fields beside those fields; true when it had any for this form. */
export function showFieldErrors<Values extends FieldValues>(
  error: Error,
  fields: readonly FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): boolean {
  if (!(error instanceof ApiError)) return false
  const said = fields.filter((field) => error.fields[field] !== undefined)
  said.forEach((field, index) =>
    setError(field, { message: error.fields[field] }, { shouldFocus: index === 0 }),
  )
  return said.length > 0
}
