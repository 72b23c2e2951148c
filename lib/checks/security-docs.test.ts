import * as fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rootFolder } from '#lib/paths.ts'

const read = (file: string) => fs.readFileSync(path.join(rootFolder, file), 'utf8')
const documents = ['SECURITY.md', 'docs/security.md', 'docs/threat-model.md', 'docs/data-inventory.md']

describe.each(documents)('%s', (document) => {
  const text = read(document)

  it('names files that exist', () => {
    const named = [...text.matchAll(/`((?:app|components|docs|e2e|lib|prisma)\/[\w./()[\]-]+)`/g)].map(
      ([, file]) => file ?? '',
    )
    expect(named.filter((file) => !fs.existsSync(path.join(rootFolder, file)))).toEqual([])
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, file]) => file ?? '')
    expect(
      linked.filter((file) => !fs.existsSync(path.join(rootFolder, path.dirname(document), file))),
    ).toEqual([])
  })

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/`npm run ([\w:]+)/g)].map(([, script]) => script ?? '')
    expect(named.filter((script) => !(script in scripts))).toEqual([])
  })
})

describe('docs/security.md', () => {
  const rows = [
    ...read('docs/security.md').matchAll(
      /^\| (\d+\.\d+\.\d+) +\| ([12]) +\| (.+?) +\| ([a-z ]+?) +\| (.+?) +\|$/gm,
    ),
  ].map(([, id, , , state, why]) => ({ id: id ?? '', state: state ?? '', why: why ?? '' }))

  it('has each item of levels 1 and 2 once, in a known state', () => {
    expect(rows).toHaveLength(253)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(253)
    const states = ['shown', 'documented', 'operator', 'not yet', 'does not apply']
    expect(rows.filter(({ state }) => !states.includes(state))).toEqual([])
  })

  it('names a test where it says that one shows it, and counts right', () => {
    const isTest = /`[\w./-]+\.(test|int\.test|e2e)\.ts`/
    expect(rows.filter(({ state, why }) => state === 'shown' && !isTest.test(why))).toEqual([])
    const count = (state: string) => rows.filter((row) => row.state === state).length
    expect(read('docs/security.md')).toContain(
      `253 items: ${count('shown')} shown, ${count('documented')} documented, ${count('operator')} the operator’s, ` +
        `${count('not yet')} not yet, ${count('does not apply')} do not apply.`,
    )
  })
})

describe('docs/data-inventory.md', () => {
  it('has every table', () => {
    const tables = [...read('prisma/schema.prisma').matchAll(/@@map\("(\w+)"\)/g)].map(
      ([, name]) => name ?? '',
    )
    const enums = [...read('prisma/schema.prisma').matchAll(/^enum [^}]*@@map\("(\w+)"\)/gm)].map(
      ([, name]) => name,
    )
    const text = read('docs/data-inventory.md')
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter((name) => !enums.includes(name) && !text.includes(`\`${name}\``))).toEqual([])
  })
})

describe('free text', () => {
  it('says beside each field that patient data does not belong there', () => {
    const pages = ['app', 'components'].flatMap((folder) =>
      fs
        .readdirSync(path.join(rootFolder, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.tsx'))
        .map((file) => path.join(folder, file)),
    )
    const withText = pages.filter((file) => /<Textarea\b/.test(read(file)))
    expect(withText.length).toBeGreaterThan(1)
    expect(withText.filter((file) => !/patient data/i.test(read(file)))).toEqual([])
  })
})
