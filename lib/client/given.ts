/** What was given: the entries that are not null. */
export type Given<Values> = { [Key in keyof Values]?: NonNullable<Values[Key]> }

export function givenOf<Values extends object>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Given<Values>
}
