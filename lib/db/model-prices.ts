import 'server-only'
import { z } from 'zod'
import { NotFoundError } from '../errors/not-found-error'
import { priceSchema, type OwnPrice } from '../models/own-price'
import { getPrisma } from './client'
import type { ModelPrice as Row, PrismaClient } from './generated/client'

type PriceKey = { connectionName: string; modelId: string; fromDay: string }

const tiersSchema = z.array(priceSchema)

/** The prices that were entered for the models of a connection. */
export async function listOwnPrices(connectionName: string): Promise<readonly OwnPrice[]> {
  return (await allPrices()).get(connectionName) ?? []
}

/** One price for each model and day: what is entered for the same day again takes its place. */
export async function saveOwnPrice(connectionName: string, price: OwnPrice): Promise<void> {
  const { modelId, from: fromDay, webSearchUsd, note } = price
  const key = { connectionName, modelId, fromDay }
  const columns = { ...key, tiers: JSON.stringify(price.tiers), webSearchUsd, note, updatedAt: new Date() }
  const where = { connectionName_modelId_fromDay: key }
  await getPrisma().modelPrice.upsert({ where, create: columns, update: columns })
  forgetPrices()
}

/** @throws NotFoundError */
export async function deleteOwnPrice(key: PriceKey): Promise<void> {
  const { count } = await getPrisma().modelPrice.deleteMany({ where: key })
  forgetPrices()
  if (count === 0) throw new NotFoundError('price', `${key.connectionName}/${key.modelId} from ${key.fromDay}`)
}

/** With the connection that they were entered for. */
export async function deleteOwnPricesOf(connectionName: string): Promise<void> {
  await getPrisma().modelPrice.deleteMany({ where: { connectionName } })
  forgetPrices()
}

type Prices = ReadonlyMap<string, readonly OwnPrice[]>

/** As read last: every model call asks. On `globalThis` for the reasons that `connections.ts` gives. */
const holder = globalThis as typeof globalThis & { parallaxPrices?: { of: PrismaClient; prices: Promise<Prices> } }

function allPrices(): Promise<Prices> {
  const prisma = getPrisma()
  if (holder.parallaxPrices?.of !== prisma) holder.parallaxPrices = { of: prisma, prices: readPrices(prisma) }
  return holder.parallaxPrices.prices
}

async function readPrices(prisma: PrismaClient): Promise<Prices> {
  try {
    const rows = await prisma.modelPrice.findMany({ orderBy: [{ modelId: 'asc' }, { fromDay: 'asc' }] })
    const prices = new Map<string, OwnPrice[]>()
    for (const row of rows) prices.set(row.connectionName, [...(prices.get(row.connectionName) ?? []), toOwnPrice(row)])
    return prices
  } catch (error) {
    forgetPrices()
    throw error
  }
}

function toOwnPrice({ modelId, fromDay, tiers, webSearchUsd, note }: Row): OwnPrice {
  return { modelId, from: fromDay, tiers: tiersSchema.parse(JSON.parse(tiers)), webSearchUsd, note }
}

function forgetPrices(): void {
  holder.parallaxPrices = undefined
}
