import type { z } from 'zod'

/** Something that keeps a node from running. `path` is inside its data: `sections.1.instruction`. */
export type DataProblem = { path: string; code: string; message: string }

export type NodeDefinition<Type extends string, Schema extends z.ZodType> = {
  type: Type
  /** What the palette calls it, and one line on what it is for. */
  label: string
  summary: string
  /** Accepts an unfinished node, so that work can always be saved. Refuses unknown keys. */
  schema: Schema
  defaults: z.infer<Schema>
  /** Whether an edge may end or begin here. */
  handles: { input: boolean; output: boolean }
  /** How many branches a run of this node opens. */
  branches: (data: z.infer<Schema>) => number
  /** The templates of the node with their paths in its data, in the order in which a person reads them. */
  templates: (data: z.infer<Schema>) => { path: string; text: string }[]
  /** What still keeps it from running. An empty list is a finished node. */
  check: (data: z.infer<Schema>) => DataProblem[]
}

/** Keeps the literal type and the schema's type of a node definition together. */
export function defineNode<const Type extends string, Schema extends z.ZodType>(
  definition: NodeDefinition<Type, Schema>,
): NodeDefinition<Type, Schema> {
  return definition
}
