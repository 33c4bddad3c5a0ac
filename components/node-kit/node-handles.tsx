'use client'

import { Handle, Position } from 'reactflow'
import type { NodeType } from '@/lib/nodes'
import { nodeDefinitions } from '@/lib/nodes'

/** Where edges end and begin. Looks and hit area are in globals.css (`.flow-handle`): the area keeps its size at every zoom. */
export function NodeHandles({ type }: { type: NodeType }) {
  const { input, output } = nodeDefinitions[type].handles
  return (
    <>
      {input ? <Handle type="target" position={Position.Left} className="flow-handle" /> : null}
      {output ? <Handle type="source" position={Position.Right} className="flow-handle" /> : null}
    </>
  )
}
