import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from 'reactflow'
import { temporal } from 'zundo'
import { createStore } from 'zustand/vanilla'
import type { WorkflowDocument } from '../graph/document'
import type { Canvas, CanvasEdge, CanvasNode } from './canvas'
import { selectOnly } from './commands/select'
import { createHistory } from './history'
import type { SaveStatus } from './save-status'
import { setIn } from './set-in'
import { toCanvas, type DocumentFields } from './to-document'

/** A field in the inspector that somebody asked to be shown; `times` tells a second request for the same one from the first. */
type FieldRequest = { nodeId: string; path: string; times: number }

export type EditorState = {
  readonly workflowId: string
  readonly name: string
  readonly description: string
  readonly nodes: CanvasNode[]
  readonly edges: CanvasEdge[]
  /** The revision in the database that the edits on the screen are based on. */
  readonly revision: number
  readonly saveStatus: SaveStatus
  readonly requestedField: FieldRequest | null

  /** What React Flow reports: moves, selections, sizes. */
  changeNodes: (changes: NodeChange<CanvasNode>[]) => void
  changeEdges: (changes: EdgeChange<CanvasEdge>[]) => void
  /** Applies a command. Commands of the same `group` in quick succession are one step back. */
  edit: (command: (canvas: Canvas) => Canvas, group?: string) => void
  /** Exchanges parts of a node's data, as its form does. Typing into one field is one step back. */
  editData: (nodeId: string, patch: object) => void
  /** Exchanges the value at a dotted path inside a node's data. */
  editDataAt: (nodeId: string, path: string, value: unknown) => void
  setName: (name: string) => void
  setDescription: (description: string) => void
  /** Puts another document in place of this one; undo brings this one back. */
  replaceDocument: (document: WorkflowDocument, revision: number) => void
  /** Selects the node and asks its form to show the field at a path; an empty path means the node itself. */
  requestField: (nodeId: string, path: string) => void
  setSaveStatus: (saveStatus: SaveStatus) => void
  undo: () => void
  redo: () => void
}

type Opened = { workflowId: string; revision: number; document: WorkflowDocument; now?: () => number }

export type EditorStore = ReturnType<typeof createEditorStore>

/** One open workflow: its document in the very shape that React Flow renders, and its history. */
export function createEditorStore({ workflowId, revision, document, now = Date.now }: Opened) {
  const { groups, options } = createHistory<EditorState>(now)

  const store = createStore<EditorState>()(
    temporal<EditorState, [], [], DocumentFields>((set, get) => {
      const step = (group: string | null, change: Partial<EditorState>, lasting?: boolean) => {
        groups.begin(group, lasting)
        set(change)
      }
      const editNode = (nodeId: string, group: string, data: (node: CanvasNode) => unknown) => {
        const nodes = get().nodes.map((node) => {
          // The cast: a form gives back data of the type that it was given.
          return node.id === nodeId ? ({ ...node, data: data(node) } as CanvasNode) : node
        })
        step(group, { nodes })
      }

      return {
        workflowId,
        revision,
        ...fieldsOf(document),
        saveStatus: { kind: 'saved' },
        requestedField: null,

        changeNodes: (changes) => {
          const nodes = applyNodeChanges(changes, get().nodes)
          switch (motionIn(changes)) {
            case 'none':
              return set({ nodes })
            case 'drag':
              return step('drag', { nodes }, true)
            case 'rest':
              // A drag ends with a change like that of an arrow key, which is a step by itself.
              if (groups.current() !== 'drag') return step('nudge', { nodes })
              step('drag', { nodes }, true)
              return groups.end()
          }
        },
        changeEdges: (changes) => set({ edges: applyEdgeChanges(changes, get().edges) }),
        edit: (command, group) => {
          const { nodes, edges } = get()
          const next = command({ nodes, edges })
          if (next.nodes === nodes && next.edges === edges) return
          step(group ?? null, { nodes: [...next.nodes], edges: [...next.edges] })
        },
        editData: (nodeId, patch) => {
          const group = `data ${nodeId} ${Object.keys(patch).join(' ')}`
          editNode(nodeId, group, (node) => withoutUndefined({ ...node.data, ...patch }))
        },
        editDataAt: (nodeId, path, value) => {
          editNode(nodeId, `data ${nodeId} ${path}`, (node) => setIn(node.data, path, value))
        },
        setName: (name) => step('name', { name }),
        setDescription: (description) => step('description', { description }),
        replaceDocument: (other, otherRevision) => step(null, { ...fieldsOf(other), revision: otherRevision }),
        requestField: (nodeId, path) => {
          const { nodes, edges, requestedField } = get()
          const canvas = selectOnly({ nodes, edges }, [nodeId])
          const times = (requestedField?.times ?? 0) + 1
          set({ nodes: [...canvas.nodes], edges: [...canvas.edges], requestedField: { nodeId, path, times } })
        },
        setSaveStatus: (saveStatus) => set({ saveStatus }),
        undo: () => {
          groups.end()
          store.temporal.getState().undo()
        },
        redo: () => {
          groups.end()
          store.temporal.getState().redo()
        },
      }
    }, options),
  )
  return store
}

function fieldsOf(document: WorkflowDocument) {
  return { name: document.name, description: document.description ?? '', ...toCanvas(document) }
}

/** An option that is taken back leaves no `undefined` behind: what is saved and what is held must be the same. */
function withoutUndefined(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}

/** `drag`: the pointer holds nodes; `rest`: nodes were put down, or moved by an arrow key. */
function motionIn(changes: readonly NodeChange<CanvasNode>[]): 'none' | 'drag' | 'rest' {
  const moves = changes.filter((change) => change.type === 'position')
  if (moves.length === 0) return 'none'
  return moves.some(({ dragging }) => dragging) ? 'drag' : 'rest'
}
