/** One line of settings as shown, and the path it stands for. */
export interface SettingLine {
  path: string
  text: string
}

function quoted(key: string): string {
  return JSON.stringify(key)
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

/** JSON, two spaces deep, where every line knows its path: `TrainingJobDefinitions[1].EnableX`. */
export function settingLines(value: unknown, path = '', indent = '', label = '', end = ''): SettingLine[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ path, text: `${indent}${label}[]${end}` }]
    return [
      { path, text: `${indent}${label}[` },
      ...value.flatMap((item: unknown, index) =>
        settingLines(item, `${path}[${index}]`, `${indent}  `, '', index === value.length - 1 ? '' : ','),
      ),
      { path, text: `${indent}]${end}` },
    ]
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    if (entries.length === 0) return [{ path, text: `${indent}${label}{}${end}` }]
    return [
      { path, text: `${indent}${label}{` },
      ...entries.flatMap(([key, item], index) =>
        settingLines(
          item,
          below(path, key),
          `${indent}  `,
          `${quoted(key)}: `,
          index === entries.length - 1 ? '' : ',',
        ),
      ),
      { path, text: `${indent}}${end}` },
    ]
  }
  return [{ path, text: `${indent}${label}${JSON.stringify(value) ?? 'null'}${end}` }]
}

/**
 * The line that decided: the path itself, or, where AWS left the setting out, the first line of the
 * nearest thing above it that is there. -1 when nothing matches.
 */
export function decidingLine(lines: readonly SettingLine[], path: string): number {
  let at = path
  while (at !== '') {
    const found = lines.findIndex((line) => line.path === at)
    if (found !== -1) return found
    at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')
  }
  return lines.length > 0 ? 0 : -1
}
