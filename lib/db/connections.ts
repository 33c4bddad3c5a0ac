import 'server-only'
import { z } from 'zod'
import { AppError } from '../errors/app-error'
import { NotFoundError } from '../errors/not-found-error'
import {
  anthropicConnection,
  defaultMaxConcurrent,
  maxConcurrentOf,
  type Connection,
  type ConnectionInput,
  type ConnectionSource,
} from '../models/connection'
import { parseFeatures, type Features } from '../models/features'
import { getPrisma } from './client'
import type { Connection as Row, PrismaClient } from './generated/client'
import { MasterKeyError, masterKey } from './master-key'
import { deleteOwnPricesOf, listOwnPrices } from './model-prices'
import { seal, unseal } from './seal'

/** The connections of this installation. Keys leave only through `keyOf`, for a call to the base URL they were stored for. */
export const connectionSource: ConnectionSource = { list, keyOf }

/** The built-in connection has the address of the environment; any other address is a connection of its own. */
class BuiltInAddressError extends AppError {
  readonly code = 'built_in_address'
  override readonly issues

  constructor(baseUrl: string) {
    super(`The address of this connection is ${baseUrl}. Add another connection for another address.`)
    this.issues = [{ path: 'baseUrl', code: this.code, message: this.message }]
  }
}

const modelsSchema = z.array(z.string())

/** `key`: left out it stays, unless the base URL changes; null removes it. @throws BuiltInAddressError */
export async function saveConnection(input: ConnectionInput, key?: string | null): Promise<void> {
  const builtIn = builtInBaseUrl(input.name)
  if (builtIn !== null && builtIn !== input.baseUrl) throw new BuiltInAddressError(builtIn)
  const before = (await rows()).find(({ name }) => name === input.name)
  const keeps = key === undefined && before?.baseUrl === input.baseUrl && input.authStyle !== 'none'
  const columns = {
    ...input,
    models: JSON.stringify(input.models),
    ...(keeps ? {} : sealedColumns(input, input.authStyle === 'none' ? null : (key ?? null))),
    // Learned of the old address, they say nothing of the new one.
    ...(before?.baseUrl === input.baseUrl ? {} : { features: null }),
    updatedAt: new Date(),
  }
  await getPrisma().connection.upsert({ where: { name: input.name }, create: columns, update: columns })
  forgetRows()
}

/** Keeps what a test of a connection has learned; of one that has been deleted or has moved meanwhile, nothing. */
export async function saveFeatures({ name, baseUrl, ...connection }: Connection, features: Features): Promise<void> {
  const learned = { features: JSON.stringify(features) }
  const prisma = getPrisma()
  if (builtInBaseUrl(name) === baseUrl && (await prisma.connection.findUnique({ where: { name } })) === null) {
    // With its key in the environment there is no row yet.
    const { label, authStyle, anthropicVersion } = connection
    const row = { name, label, baseUrl, authStyle, anthropicVersion, models: '[]', maxConcurrent: defaultMaxConcurrent }
    await prisma.connection.create({ data: { ...row, ...learned } })
  } else await prisma.connection.updateMany({ where: { name, baseUrl }, data: learned })
  forgetRows()
}

/** For the built-in connection: forgets its stored key. @throws NotFoundError */
export async function deleteConnection(name: string): Promise<void> {
  const { count } = await getPrisma().connection.deleteMany({ where: { name } })
  forgetRows()
  if (count === 0) throw new NotFoundError('connection', name)
  // The built-in connection stays, and only its key goes.
  if (builtInBaseUrl(name) === null) await deleteOwnPricesOf(name)
}

async function list(): Promise<Connection[]> {
  const stored = await rows()
  const anthropic = stored.find(({ name }) => name === 'anthropic') ?? null
  const builtIn = anthropic === null ? null : { ...anthropic, features: parseFeatures(anthropic.features) }
  const others = stored.filter((row) => row !== anthropic)
  return [
    anthropicConnection(process.env, builtIn, await listOwnPrices('anthropic')),
    ...(await Promise.all(others.map(toConnection))),
  ]
}

/** @throws MasterKeyError when a stored key no longer opens. */
async function keyOf(name: string): Promise<string | null> {
  const connection = (await list()).find((candidate) => candidate.name === name)
  if (connection === undefined || connection.keySource === 'none') return null
  if (connection.keySource === 'environment') return process.env.ANTHROPIC_API_KEY ?? null
  const row = (await rows()).find((candidate) => candidate.name === name)
  if (!row?.sealedKey) return null
  const key = unseal(row.sealedKey, masterKey(), ownerOf(row))
  if (key !== null) return key
  throw new MasterKeyError(
    `The stored key of “${row.label}” no longer opens: the master key has changed. Enter it again.`,
  )
}

async function toConnection(row: Row): Promise<Connection> {
  return {
    name: row.name,
    label: row.label,
    baseUrl: row.baseUrl,
    authStyle: row.authStyle as Connection['authStyle'],
    anthropicVersion: row.anthropicVersion,
    keySource: row.sealedKey === null ? 'none' : 'stored',
    keyLast4: row.keyLast4,
    models: modelsSchema.parse(JSON.parse(row.models)),
    maxConcurrent: maxConcurrentOf(process.env) ?? row.maxConcurrent,
    features: parseFeatures(row.features),
    ownPrices: await listOwnPrices(row.name),
  }
}

function sealedColumns(of: { name: string; baseUrl: string }, key: string | null) {
  if (key === null) return { sealedKey: null, keyLast4: null }
  // Four characters of a short key would be too much of it.
  return { sealedKey: seal(key, masterKey(), ownerOf(of)), keyLast4: key.length < 12 ? '' : key.slice(-4) }
}

/** With the base URL in it: whoever changes the address in the database gets no key for it. */
const ownerOf = ({ name, baseUrl }: { name: string; baseUrl: string }) => `connection ${name} ${baseUrl}`

const builtInBaseUrl = (name: string) => (name === 'anthropic' ? anthropicConnection(process.env).baseUrl : null)

/**
 * The rows as read last: every model call asks for its key. On `globalThis`, because an action that saves has another copy of this
 * module than the driver that calls; with the client, because a test may open another database.
 */
const holder = globalThis as typeof globalThis & { parallaxConnections?: { of: PrismaClient; rows: Promise<Row[]> } }

function rows(): Promise<Row[]> {
  const prisma = getPrisma()
  if (holder.parallaxConnections?.of !== prisma) {
    holder.parallaxConnections = { of: prisma, rows: readRows(prisma) }
  }
  return holder.parallaxConnections.rows
}

async function readRows(prisma: PrismaClient): Promise<Row[]> {
  try {
    return await prisma.connection.findMany({ orderBy: [{ createdAt: 'asc' }, { name: 'asc' }] })
  } catch (error) {
    forgetRows()
    throw error
  }
}

function forgetRows(): void {
  holder.parallaxConnections = undefined
}
