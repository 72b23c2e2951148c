const format = new Intl.NumberFormat('en-US')

/** 1284 → "1,284" */
export function figure(value: number): string {
  return format.format(value)
}

/** "1 resource", "38 resources" */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${figure(value)} ${value === 1 ? one : many}`
}
