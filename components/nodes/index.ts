import type { NodeType } from '@/lib/nodes'
import { aggregateFace } from './aggregate'
import { inputFace } from './input'
import type { NodeFace } from './node-face'
import { noteFace } from './note'
import { outputFace } from './output'
import { promptFace } from './prompt'
import { sectionFace } from './section'
import { voteFace } from './vote'

/** The face of every node type: a type without one does not compile. */
export const nodeFaces: { readonly [Type in NodeType]: NodeFace<Type> } = {
  input: inputFace,
  prompt: promptFace,
  section: sectionFace,
  vote: voteFace,
  aggregate: aggregateFace,
  output: outputFace,
  note: noteFace,
}

/** For React Flow, which paints everything anew when it is given another object. */
export const nodeBodies = Object.fromEntries(Object.entries(nodeFaces).map(([type, { Body }]) => [type, Body])) as {
  [Type in NodeType]: NodeFace<Type>['Body']
}
