'use client'

import { useImperativeHandle, useState, type Ref } from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { Canvas } from './canvas/canvas'
import { Inspector } from './inspector/inspector'
import { NarrowBar } from './narrow-bar'
import { Palette } from './palette'
import { RunBar } from './run/run-bar'
import { RunDrawer } from './run/run-drawer'
import { useIsWide } from './use-is-wide'

export type DrawerHandle = { open: () => void }
type EditorLayoutProps = { drawerRef: Ref<DrawerHandle> }

const separator =
  'relative shrink-0 bg-line outline-none transition-colors data-[separator=active]:bg-accent data-[separator=hover]:bg-accent focus-visible:bg-accent after:absolute after:z-10 print:hidden'

/** Palette | canvas | inspector, with the run below. On narrow screens the sides become sheets behind a bar. */
export function EditorLayout({ drawerRef }: EditorLayoutProps) {
  const isWide = useIsWide()
  return (
    <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-none">
      <Group orientation="horizontal" className="h-full">
        {isWide ? (
          <>
            <Panel
              id="palette"
              defaultSize="184px"
              minSize="160px"
              maxSize="320px"
              groupResizeBehavior="preserve-pixel-size"
              className="max-lg:hidden"
            >
              <Palette />
            </Panel>
            <Separator
              aria-label="Width of the palette"
              className={`${separator} w-px after:-inset-x-1 after:inset-y-0 max-lg:hidden`}
            />
          </>
        ) : null}
        <Panel id="work" minSize="320px">
          <Work drawerRef={drawerRef} isWide={isWide} />
        </Panel>
        {isWide ? (
          <>
            <Separator
              aria-label="Width of the inspector"
              className={`${separator} w-px after:-inset-x-1 after:inset-y-0 max-lg:hidden`}
            />
            <Panel
              id="inspector"
              defaultSize="340px"
              minSize="280px"
              maxSize="560px"
              groupResizeBehavior="preserve-pixel-size"
              className="max-lg:hidden"
            >
              <Inspector />
            </Panel>
          </>
        ) : null}
      </Group>
    </main>
  )
}

/** The canvas above, the run below; the run can be folded away or fill the screen. */
function Work({ drawerRef, isWide }: EditorLayoutProps & { isWide: boolean }) {
  const drawer = usePanelRef()
  const [height, setHeight] = useState(0)

  useImperativeHandle(drawerRef, () => ({
    open: () => {
      if (drawer.current?.isCollapsed()) drawer.current.resize('45%')
    },
  }))

  return (
    <div className="flex h-full min-w-0 flex-col">
      <Group orientation="vertical" className="min-h-0 flex-1">
        <Panel id="canvas" minSize="0px" className="min-h-0">
          <Canvas />
        </Panel>
        <Separator aria-label="Height of the run" className={`${separator} h-px after:inset-x-0 after:-inset-y-1`} />
        <Panel
          id="run"
          panelRef={drawer}
          collapsible
          collapsedSize="0px"
          defaultSize="0px"
          minSize="160px"
          onResize={(size) => setHeight(size.asPercentage)}
          className="min-h-0"
        >
          {height > 0 ? <RunDrawer /> : null}
        </Panel>
      </Group>
      <RunBar
        height={height}
        onResize={(size) => drawer.current?.resize(size)}
        onClose={() => drawer.current?.collapse()}
      />
      {isWide ? null : <NarrowBar />}
    </div>
  )
}
