'use client'

import { useMemo, useState, type ComponentType } from 'react'
import { useEditor, useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { TextField } from '@/components/node-kit/fields/text-field'
import { NodeFormProvider } from '@/components/node-kit/form-context'
import { NodeIcon } from '@/components/node-kit/node-icons'
import { nodeFaces } from '@/components/nodes'
import { Advanced } from '@/components/node-kit/fields/call-options-fields'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import type { CanvasNode } from '@/lib/editor/canvas'
import { listReferences } from '@/lib/editor/references'
import { nodeDefinitions } from '@/lib/nodes'
import { LastRun } from './last-run'
import { NameInTemplates } from './name-in-templates'
import { NodeMenu } from './node-menu'
import { NodeNotices } from './node-notices'
import { NodePlace } from './node-place'
import { useRequestedField } from './use-requested-field'

/** Settings and last run of one node. */
export function NodeInspector({ nodeId }: { nodeId: string }) {
  const node = useEditor((state) => state.nodes.find(({ id }) => id === nodeId))
  const [tab, setTab] = useState('settings')
  const form = useRequestedField(nodeId, () => setTab('settings'))
  if (node === undefined) return null
  const { label, summary } = nodeDefinitions[node.type]

  return (
    <Tabs value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col">
      <header className="flex items-center gap-2.5 py-2 pr-2 pl-4">
        <NodeIcon type={node.type} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-sm font-semibold">{node.data.label || label}</h2>
          <p className="truncate text-2xs text-faint" title={summary}>
            {label} · {summary}
          </p>
        </div>
        <NodeMenu nodeId={nodeId} />
      </header>
      <TabsList aria-label="Parts of the inspector" className="h-9">
        <TabsTrigger value="settings">Settings</TabsTrigger>
        <TabsTrigger value="run">Last run</TabsTrigger>
      </TabsList>
      <TabsContent value="settings" className="scroll-thin overflow-y-auto">
        <div ref={form} className="flex flex-col gap-4 p-4">
          <NodeForm node={node} />
        </div>
      </TabsContent>
      <TabsContent value="run" className="scroll-thin overflow-y-auto">
        <LastRun nodeId={nodeId} />
      </TabsContent>
    </Tabs>
  )
}

/** Any type's form. TypeScript cannot follow that a face and a node's data are of the same type: the registry says so. */
type AnyForm = ComponentType<{ data: CanvasNode['data']; onChange: (patch: object) => void }>

function NodeForm({ node }: { node: CanvasNode }) {
  const { graph, problems } = useEditorSurroundings()
  const { editData } = useEditorActions()
  const references = useMemo(() => listReferences(graph, node.id), [graph, node.id])
  const issues = problems.filter((problem) => problem.nodeId === node.id)
  const Form = nodeFaces[node.type].Form as AnyForm
  const whole = issues.filter((issue) => issue.path === '')

  return (
    <NodeFormProvider nodeId={node.id} issues={issues} references={references}>
      {whole.length > 0 ? (
        <p className="rounded-md bg-warning-soft px-3 py-2 text-xs text-warning">
          {whole.map(({ message }) => message).join(' ')}
        </p>
      ) : null}
      <NodeNotices node={node} />
      <TextField
        path="label"
        label="Label"
        value={node.data.label}
        placeholder={nodeDefinitions[node.type].label}
        onChange={(label) => editData(node.id, { label })}
      />
      <Form data={node.data} onChange={(patch) => editData(node.id, patch)} />
      <Advanced label="Name and place">
        {node.type === 'note' ? null : <NameInTemplates key={node.id} nodeId={node.id} />}
        <NodePlace node={node} />
      </Advanced>
    </NodeFormProvider>
  )
}
