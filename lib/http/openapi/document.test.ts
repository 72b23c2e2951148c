import { Validator } from '@seriousme/openapi-schema-validator'
import * as fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { routes } from '#app/api/v1/openapi.json/routes.ts'
import { routeFolders } from '#lib/checks/route-list.ts'
import { methods, type OpenApi, openApiDocument } from './document.ts'

const portal = { origin: 'https://portal.acme.health', sessionCookie: '__Host-safeguards.session' }
const document = JSON.parse(JSON.stringify(openApiDocument(routes, portal))) as OpenApi

const operations = () => Object.values(document.paths).flatMap((item) => Object.values(item))

describe('the document of the API', () => {
  it('has every route below app/api/v1, with exactly its methods (npm run format writes the list)', () => {
    const expected = Object.fromEntries(
      routeFolders().map((folder) => {
        const text = fs.readFileSync(path.join('app/api/v1', folder, 'route.ts'), 'utf8')
        const own = methods.filter((method) => new RegExp(`\\b${method}\\b`).test(text))
        return [`/api/v1/${folder.replace(/\[(\w+)\]/g, '{$1}')}`, own.map((method) => method.toLowerCase())]
      }),
    )
    expect(Object.keys(expected).length).toBeGreaterThan(80)
    expect(
      Object.fromEntries(
        Object.entries(document.paths).map(([address, item]) => [address, Object.keys(item)]),
      ),
    ).toEqual(expected)
  })

  it('is OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(document as unknown as Record<string, unknown>)
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('names each operation once, with a summary', () => {
    const ids = operations().map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { summary } of operations()) expect(summary).toMatch(/^[A-Z].{8,}[^.]$/)
  })

  it('says every error that a route can answer with, in one shape', () => {
    for (const { responses } of operations())
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(['400', '401', '403', '404', '409', '429', '500', '503']),
      )
    expect(document.components.responses).toMatchObject({
      Error403: { description: expect.stringContaining('`step_up_required`') as string },
    })
    expect(document.components.schemas.Error).toMatchObject({
      properties: { error: { required: ['code', 'message', 'requestId'] } },
    })
  })

  it('points at nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
    expect(references.length).toBeGreaterThan(500)
    for (const reference of new Set(references)) {
      const steps = reference.replace('#/', '').split('/')
      const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document)
      expect(found, reference).toBeDefined()
    }
  })

  it('tells what a route parses', () => {
    expect(document.paths['/api/v1/customers/{customer}/resources']?.get?.parameters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'customer', in: 'path', required: true }),
        expect.objectContaining({
          ...{ name: 'status', in: 'query', required: false },
          schema: { type: 'string', enum: ['protected', 'failing', 'unknown', 'not_applicable'] },
        }),
      ]),
    )
    expect(document.paths['/api/v1/check']?.post?.requestBody).toMatchObject({
      content: { 'application/json': {}, 'application/yaml': {}, 'text/plain': {} },
    })
    expect(document.paths['/api/v1/customers/{customer}/exclusions']?.post?.requestBody).toMatchObject({
      content: { 'application/json': { schema: { properties: { isAttested: { const: true } } } } },
    })
  })

  it('lets a token alone use the addresses that name no customer', () => {
    expect(document.paths['/api/v1/exclusions']?.get?.security).toEqual([{ token: [] }])
    expect(document.paths['/api/v1/customers/{customer}/exclusions']?.get?.security).toEqual([
      { token: [] },
      { session: [] },
    ])
  })

  it('holds no secret: it is the same for everybody', () => {
    expect(JSON.stringify(document)).not.toMatch(/cdsg_[\w-]{20}|localhost|postgres:/)
  })
})
