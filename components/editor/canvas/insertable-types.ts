import { nodeDefinitions, nodeTypes, type NodeType } from '@/lib/nodes'

/** Types that an edge can lead into and out of. */
export const insertableTypes: readonly NodeType[] = nodeTypes.filter((type) => {
  const { input, output } = nodeDefinitions[type].handles
  return input && output
})
