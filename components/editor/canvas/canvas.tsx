'use client'

import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  SelectionMode,
  type FinalConnectionState,
  type IsValidConnection,
  type OnConnect,
} from 'reactflow'
import { useCallback, useState } from 'react'
import { useEditor, useEditorActions, useEditorSurroundings } from '@/components/node-kit/editor-context'
import { nodeBodies } from '@/components/nodes'
import { gridStep, type Point } from '@/lib/editor/canvas'
import { connect, whyNotConnect } from '@/lib/editor/commands/connect'
import { useIsWide } from '../use-is-wide'
import { ariaLabels } from './aria-labels'
import { CanvasControls } from './canvas-controls'
import { CanvasMenu } from './canvas-menu'
import { ConnectionMenu, type LooseEnd } from './connection-menu'
import { EmptyCanvas } from './empty-canvas'
import { FlowEdge } from './flow-edge'
import { useCanvasZoom } from './use-canvas-zoom'
import { useCanvasNodes } from './use-canvas-nodes'
import { useFirstFit } from './use-first-fit'
import { useKeepCentre } from './use-keep-centre'
import { useNodeDrop } from './use-node-drop'

// Outside of the component: React Flow paints everything anew when it is given another object.
const edgeTypes = { default: FlowEdge }
const grid: [number, number] = [gridStep, gridStep]
// A handful of nodes is its own small picture.
const minimapFrom = 6
const minimapSize = { width: 144, height: 96 }
const fitOptions = { maxZoom: 1, padding: 0.08 }

/** The graph as a picture to work in. */
export function Canvas() {
  const nodes = useCanvasNodes()
  const edges = useEditor((state) => state.edges)
  const { changeNodes, changeEdges, edit } = useEditorActions()
  const { store } = useEditorSurroundings()
  const isWide = useIsWide()
  const [looseEnd, setLooseEnd] = useState<LooseEnd | null>(null)
  const drop = useNodeDrop()
  const zoomRef = useCanvasZoom()
  useKeepCentre()
  useFirstFit(isWide)

  const onConnect = useCallback<OnConnect>(
    ({ source, target }) => edit((canvas) => connect(canvas, source, target)),
    [edit],
  )
  const isValidConnection = useCallback<IsValidConnection>(
    ({ source, target }) => whyNotConnect(store.getState(), source, target) === null,
    [store],
  )
  const onConnectEnd = useCallback((event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
    if (connection.toNode !== null || connection.fromNode === null) return
    const side = connection.fromHandle?.type === 'target' ? 'before' : 'after'
    setLooseEnd({ nodeId: connection.fromNode.id, side, at: pointOf(event) })
  }, [])

  return (
    <CanvasMenu>
      <div ref={zoomRef} className="relative h-full" {...drop}>
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeBodies}
          edgeTypes={edgeTypes}
          onNodesChange={changeNodes}
          onEdgesChange={changeEdges}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          isValidConnection={isValidConnection}
          // Deleting is a command of ours: React Flow's own takes nodes and edges away in two steps, which undo would bring back one by one.
          deleteKeyCode={null}
          multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
          selectionKeyCode="Shift"
          selectionMode={SelectionMode.Partial}
          panActivationKeyCode="Space"
          connectionRadius={32}
          snapToGrid
          snapGrid={grid}
          minZoom={0.1}
          maxZoom={2}
          fitView
          fitViewOptions={fitOptions}
          elevateNodesOnSelect
          onlyRenderVisibleElements={nodes.length > 150}
          ariaLabelConfig={ariaLabels}
          aria-label="Canvas"
          attributionPosition="top-right"
        >
          <Background variant={BackgroundVariant.Dots} gap={gridStep * 2} size={1.25} />
          {isWide && nodes.length >= minimapFrom ? (
            <MiniMap
              pannable
              zoomable
              ariaLabel="Small picture of the whole graph"
              className="max-lg:hidden"
              style={minimapSize}
              nodeBorderRadius={16}
            />
          ) : null}
          <CanvasControls fitOptions={fitOptions} />
        </ReactFlow>
        {nodes.length === 0 ? <EmptyCanvas /> : null}
        <ConnectionMenu looseEnd={looseEnd} onClose={() => setLooseEnd(null)} />
      </div>
    </CanvasMenu>
  )
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const touch = 'changedTouches' in event ? event.changedTouches[0] : event
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
}
