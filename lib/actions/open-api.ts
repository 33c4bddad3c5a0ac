import { z } from 'zod'
import { apiSchemas } from './api-schemas'
import { apiPaths } from './open-api-paths'

type JsonObject = { [key: string]: unknown }

/** The description of the HTTP API, made of the very schemas that its routes parse with. */
export function openApi(version: string): JsonObject {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Parallax',
      version,
      description: 'Parallel LLM workflows: save them, run them, read what every branch said and what was made of it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    servers: [{ url: '/' }],
    paths: apiPaths,
    components: { schemas: componentSchemas() },
  }
}

function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(apiSchemas)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, io: 'input' })
  const named = Object.keys(apiSchemas).map((id) => [id, asComponent(schemas[id])])
  // What several schemas share, and what therefore stands apart from them, is any JSON value: the one schema that contains itself.
  return { ...Object.fromEntries(named), JsonValue: {} }
}

/** Takes out what only a schema in a file of its own has. */
function asComponent(schema: object | undefined): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === '$schema' || key === '$id') return undefined
    const isShared = key === '$ref' && typeof value === 'string' && value.includes('__shared')
    return isShared ? '#/components/schemas/JsonValue' : value
  })
}
