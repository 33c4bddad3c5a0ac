import { z } from 'zod'
import { nodeDefinitions, type NodeData, type NodeType } from '../nodes'

/** Ids are what templates call a node by, so they are words: `{{competitors}}`. */
export const nodeIdSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'Use a letter first, then letters, digits, - or _, at most 64 in all.')

const positionSchema = z.strictObject({ x: z.number(), y: z.number() })

const nodeSchemaOf = <Type extends NodeType>(type: Type) =>
  z.strictObject({
    id: nodeIdSchema,
    type: z.literal(type),
    position: positionSchema,
    // Indexed by a type parameter, the registry would answer with the schemas of all types.
    data: nodeDefinitions[type].schema as (typeof nodeDefinitions)[Type]['schema'],
  })

export const nodeSchema = z.discriminatedUnion('type', [
  nodeSchemaOf('input'),
  nodeSchemaOf('prompt'),
  nodeSchemaOf('section'),
  nodeSchemaOf('vote'),
  nodeSchemaOf('aggregate'),
  nodeSchemaOf('output'),
  nodeSchemaOf('note'),
])

export const edgeSchema = z.strictObject({ id: z.string().min(1).max(200), source: nodeIdSchema, target: nodeIdSchema })

export const graphSchema = z.strictObject({
  nodes: z.array(nodeSchema).max(10_000),
  edges: z.array(edgeSchema).max(20_000),
})

export const maxNameLength = 200

/** What is saved, exported, imported and taken by the HTTP API. */
export const workflowDocumentSchema = z.strictObject({
  format: z.literal('parallax.workflow/1'),
  name: z.string().trim().min(1, 'Give the workflow a name.').max(maxNameLength),
  description: z.string().max(2000).optional(),
  ...graphSchema.shape,
})

/** A node as it is saved: the very shape that React Flow renders. */
export type FlowNode<Type extends NodeType = NodeType> = {
  [T in Type]: { id: string; type: T; position: { x: number; y: number }; data: NodeData<T> }
}[Type]
export type FlowEdge = z.infer<typeof edgeSchema>
export type Graph = { nodes: FlowNode[]; edges: FlowEdge[] }
export type WorkflowDocument = z.infer<typeof workflowDocumentSchema>

/** What a run is given: input node id → field name → value. */
export const runInputsSchema = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number()])))
export type RunInputs = z.infer<typeof runInputsSchema>
