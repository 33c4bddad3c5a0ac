import { readFileSync } from 'node:fs'
import { createClient, type Client } from '@libsql/client'
import { beforeAll, describe, expect, it } from 'vitest'
import { migrate } from './migrate'
import { migrationsDir, readMigrations } from './migrations'

// The migrations are written by hand, so what they make is held against the schema that the client is generated from.

let client: Client

beforeAll(async () => {
  client = createClient({ url: ':memory:' })
  await migrate(client, await readMigrations(migrationsDir()), async () => {})
})

const models = readModels(readFileSync('prisma/models.prisma', 'utf8'))

it('makes the tables of the models and no other', async () => {
  const tables = await select(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '_prisma_migrations'`)
  expect(tables.map(({ name }) => name).sort()).toEqual(models.map(({ name }) => name).sort())
})

describe.each(models)('the table $name', ({ name, lines }) => {
  const fields = lines.filter((line) => !line.startsWith('@@'))

  it('has the columns of the model, with their types, defaults and primary key', async () => {
    const columns = await select(`SELECT * FROM pragma_table_info('${name}')`)
    const wanted = fields
      .filter((line) => (line.split(/\s+/)[1]?.replace('?', '') as string) in columnTypes)
      .map(toColumn)
    const compoundKey = namesIn(lines.find((line) => line.startsWith('@@id')))
    const isKey = (column: string, line: string) => line.includes(' @id') || compoundKey.includes(column)
    expect(
      columns.map(({ name, type, notnull, dflt_value, pk }) => ({
        name,
        type,
        notnull,
        dflt_value,
        pk: Number(pk) > 0,
      })),
    ).toEqual(wanted.map(({ line, ...column }) => ({ ...column, pk: isKey(column.name, line) })))
  })

  it('has its indexes, unique ones and others', async () => {
    const indexes = await select(`SELECT * FROM pragma_index_list('${name}') WHERE origin = 'c'`)
    const actual = await Promise.all(
      indexes.map(async ({ name: index, unique }) => {
        const columns = await select(`SELECT name FROM pragma_index_info('${index}') ORDER BY seqno`)
        return `${index} ${unique === 1 ? 'unique' : 'index'} (${columns.map((column) => column.name).join(', ')})`
      }),
    )
    const wanted = lines.flatMap((line) => {
      const isUnique = line.startsWith('@@unique')
      if (!isUnique && !line.startsWith('@@index')) return []
      const columns = namesIn(line)
      const index = [name, ...columns, isUnique ? 'key' : 'idx'].join('_')
      return `${index} ${isUnique ? 'unique' : 'index'} (${columns.join(', ')})`
    })
    expect(actual.sort()).toEqual(wanted.sort())
  })

  it('has its relations, with what happens on delete', async () => {
    const keys = await select(`SELECT * FROM pragma_foreign_key_list('${name}')`)
    const wanted = fields.flatMap((line) => {
      const relation = line.match(
        /^\w+\s+(\w+)\??\s+@relation\((?:"\w+", )?fields: \[(\w+)\], references: \[(\w+)\], onDelete: (\w+)\)/,
      )
      return relation ? [relation.slice(1, 4).concat(actions[relation[4] ?? ''] ?? 'unknown', 'CASCADE')] : []
    })
    expect(keys.map((key) => [key.table, key.from, key.to, key.on_delete, key.on_update])).toEqual(wanted)
  })
})

const columnTypes: Record<string, string> = { String: 'TEXT', Int: 'INTEGER', Float: 'REAL', DateTime: 'DATETIME' }
const actions: Record<string, string> = { Cascade: 'CASCADE', SetNull: 'SET NULL' }

function readModels(schema: string) {
  return [...schema.matchAll(/^model (\w+) \{\n([^}]*)\}/gm)].map(([, name = '', body = '']) => ({
    name,
    lines: body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('//')),
  }))
}

function toColumn(line: string) {
  const [name = '', type = ''] = line.split(/\s+/)
  const given = line.match(/@default\((.+?)\)(?:\s|$)/)?.[1]
  return {
    name,
    type: columnTypes[type.replace('?', '')],
    notnull: type.endsWith('?') ? 0 : 1,
    dflt_value: given === undefined ? null : given === 'now()' ? 'CURRENT_TIMESTAMP' : given.replaceAll('"', "'"),
    line,
  }
}

const namesIn = (line = '') =>
  line
    .match(/\[(.+)\]/)?.[1]
    ?.split(',')
    .map((name) => name.trim()) ?? []

async function select(sql: string): Promise<Record<string, unknown>[]> {
  return (await client.execute(sql)).rows.map((row) => ({ ...row }))
}
