import { expect, it } from 'vitest'
import { resourceTypeIds } from '#lib/domain/resources/types.ts'
import { rulesFor } from './catalogue.ts'
import { catalogueRevision } from './revision.ts'

it('is one word of eight signs, and the same for kinds that the same rules judge', () => {
  for (const type of resourceTypeIds) expect(catalogueRevision(type)).toMatch(/^[0-9a-f]{8}$/)
  for (const type of resourceTypeIds)
    for (const other of resourceTypeIds) {
      const isSame =
        rulesFor(type)
          .map(({ id }) => id)
          .join() ===
        rulesFor(other)
          .map(({ id }) => id)
          .join()
      expect(catalogueRevision(type) === catalogueRevision(other), `${type} ${other}`).toBe(isSame)
    }
})
