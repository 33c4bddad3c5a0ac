import type { z } from 'zod'
import { aggregate } from './aggregate'
import { input } from './input'
import { note } from './note'
import { output } from './output'
import { prompt } from './prompt'
import { section } from './section'
import { vote } from './vote'

/** Every node type by name, in the order of the palette. */
export const nodeDefinitions = { input, prompt, section, vote, aggregate, output, note } as const

export type NodeType = keyof typeof nodeDefinitions
export const nodeTypes = Object.keys(nodeDefinitions) as NodeType[]

/** The data of a node type, as its schema gives it. */
export type NodeData<Type extends NodeType = NodeType> = {
  [T in Type]: z.infer<(typeof nodeDefinitions)[T]['schema']>
}[Type]
