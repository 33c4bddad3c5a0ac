import type { ComponentType } from 'react'
import type { CanvasNode } from '@/lib/editor/canvas'
import type { NodeData, NodeType } from '@/lib/nodes'
import type { NodeProps } from 'reactflow'

export type NodeBodyProps<Type extends NodeType> = NodeProps<CanvasNode<Type>>

export type NodeFormProps<Type extends NodeType> = {
  data: NodeData<Type>
  /** Exchanges parts of the data; `undefined` takes an option back. */
  onChange: (patch: Partial<NodeData<Type>>) => void
}

/** What a node type looks like: on the canvas, and in the inspector. */
export type NodeFace<Type extends NodeType> = {
  Body: ComponentType<NodeBodyProps<Type>>
  Form: ComponentType<NodeFormProps<Type>>
  /** The key that adds one, and the letter shown in the palette. */
  shortcut: string
}
