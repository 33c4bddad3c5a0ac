import { defineConfig } from 'prisma/config'

// The CLI would download a schema engine from its vendor's host. Generating needs none, only a program that can be started.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
})
