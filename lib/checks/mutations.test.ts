import * as fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rootFolder } from '#lib/paths.ts'
import { mutate, sourceMutations } from './mutations.ts'

it('has no mutation that fits its source no more', () => {
  const all = sourceMutations()
  expect(all.length).toBeGreaterThan(200)
  for (const mutation of all) {
    const source = fs.readFileSync(path.join(rootFolder, mutation.file), 'utf8')
    expect(mutate(source, mutation), mutation.name).not.toBe(source)
  }
})
