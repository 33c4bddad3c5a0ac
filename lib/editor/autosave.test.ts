import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../errors/result'
import type { WorkflowDocument } from '../graph/document'
import { createAutosave } from './autosave'
import type { Draft } from './draft'
import { createEditorStore } from './editor-store'
import { isSameJson } from './is-same-json'

const blank: WorkflowDocument = { format: 'parallax.workflow/1', name: 'a', nodes: [], edges: [] }

/** A server that keeps one document and refuses stale revisions, as the database does. */
function createServer() {
  const server = {
    revision: 1,
    document: blank,
    /** Every document that was ever accepted. */
    accepted: ['a'],
    calls: 0,
    behave: 'answer' as 'answer' | 'drop' | 'lose' | 'refuse' | 'break',
    save: async (request: { revision: number; document: WorkflowDocument }): Promise<Result<{ revision: number }>> => {
      server.calls += 1
      await Promise.resolve()
      if (server.behave === 'drop') throw new TypeError('fetch failed')
      if (server.behave === 'break') return problem('unexpected', 'internal')
      if (server.behave === 'refuse') return problem('invalid_document', 'invalid')
      if (request.revision === server.revision - 1 && isSameJson(request.document, server.document)) {
        return { ok: true, value: { revision: server.revision } }
      }
      if (request.revision !== server.revision) return problem('revision_conflict', 'conflict')
      server.revision += 1
      server.document = request.document
      server.accepted.push(request.document.name)
      if (server.behave === 'lose') throw new TypeError('fetch failed')
      return { ok: true, value: { revision: server.revision } }
    },
    load: async () => {
      await Promise.resolve()
      return { ok: true as const, value: { revision: server.revision, document: server.document } }
    },
  }
  return server
}

function problem(code: string, kind: 'internal' | 'invalid' | 'conflict') {
  return { ok: false as const, problem: { code, kind, message: `It says ${code}.`, issues: [] } }
}

/** A tab with its own store and a clock that is moved by hand. */
function createTab(server: ReturnType<typeof createServer>) {
  const store = createEditorStore({ workflowId: 'w', revision: server.revision, document: server.document })
  let timer: { dueMs: number; wake: () => void } | null = null
  let draft: Draft | null = null
  let nowMs = 0
  const autosave = createAutosave(store, {
    save: server.save,
    load: server.load,
    drafts: { write: (next) => (draft = next), clear: () => (draft = null) },
    after: (delayMs, wake) => {
      const own = { dueMs: nowMs + delayMs, wake }
      timer = own
      return () => (timer === own ? (timer = null) : undefined)
    },
  })
  autosave.watch()
  const settle = async () => {
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve()
  }
  return {
    store,
    autosave,
    settle,
    write: (name: string) => store.getState().setName(name),
    status: () => store.getState().saveStatus.kind,
    draft: () => draft,
    pass: async (ms: number) => {
      const until = nowMs + ms
      while (timer !== null && timer.dueMs <= until) {
        nowMs = timer.dueMs
        const { wake } = timer
        timer = null
        wake()
        await settle()
      }
      nowMs = until
    },
  }
}

describe('saving by itself', () => {
  it('waits for a pause in typing and then saves once', async () => {
    const server = createServer()
    const tab = createTab(server)
    tab.write('ab')
    await tab.pass(400)
    tab.write('abc')
    await tab.pass(400)
    expect([server.calls, tab.status()]).toEqual([0, 'unsaved'])
    await tab.pass(300)
    expect([server.calls, tab.status(), server.document.name]).toEqual([1, 'saved', 'abc'])
    expect(tab.draft()).toBeNull()
  })

  it('says "saved" only when the database holds what is on the screen', async () => {
    const server = createServer()
    const tab = createTab(server)
    tab.write('one')
    const flushing = tab.autosave.flush()
    tab.write('two')
    expect(tab.status()).toBe('saving')
    await flushing
    await tab.settle()
    expect([tab.status(), server.document.name]).toEqual(['saved', 'two'])
  })

  it('knows without asking that undone edits are saved', async () => {
    const server = createServer()
    const tab = createTab(server)
    tab.write('b')
    tab.store.getState().undo()
    expect(tab.status()).toBe('saved')
    await tab.pass(5000)
    expect(server.calls).toBe(0)
  })

  it('does not save a selection', async () => {
    const server = createServer()
    const tab = createTab(server)
    tab.store.getState().changeNodes([])
    await tab.pass(5000)
    expect(server.calls).toBe(0)
  })
})

describe('when saving does not work', () => {
  it('tries again with growing pauses while there is no connection, keeps a draft, and saves the newest when it is back', async () => {
    const server = createServer()
    server.behave = 'drop'
    const tab = createTab(server)
    tab.write('b')
    await tab.pass(600 + 1000 + 2000 + 4000)
    expect([server.calls, tab.status()]).toEqual([4, 'retrying'])
    expect(tab.draft()?.document.name).toBe('b')
    tab.write('c')
    server.behave = 'answer'
    await tab.pass(30_000)
    expect([tab.status(), server.document.name, tab.draft()]).toEqual(['saved', 'c', null])
  })

  it('takes a save whose answer was lost for its own, also when the writing went on meanwhile', async () => {
    const server = createServer()
    server.behave = 'lose'
    const tab = createTab(server)
    tab.write('b')
    await tab.pass(600)
    tab.write('bc')
    server.behave = 'answer'
    await tab.pass(10_000)
    expect([tab.status(), server.accepted]).toEqual(['saved', ['a', 'b', 'bc']])
  })

  it('tries again when the server broke', async () => {
    const server = createServer()
    server.behave = 'break'
    const tab = createTab(server)
    tab.write('b')
    await tab.pass(700)
    expect(tab.status()).toBe('retrying')
  })

  it('shows why something was refused and tries again after the next edit only', async () => {
    const server = createServer()
    server.behave = 'refuse'
    const tab = createTab(server)
    tab.write('b')
    await tab.pass(60_000)
    expect([server.calls, tab.store.getState().saveStatus]).toEqual([
      1,
      { kind: 'refused', message: 'It says invalid_document.' },
    ])
    server.behave = 'answer'
    tab.write('bc')
    await tab.pass(600)
    expect([tab.status(), server.document.name]).toEqual(['saved', 'bc'])
  })

  it('does not let a run begin with edits that are not saved', async () => {
    const server = createServer()
    server.behave = 'drop'
    const tab = createTab(server)
    tab.write('b')
    expect(await tab.autosave.flush()).toBe(false)
    server.behave = 'answer'
    expect(await tab.autosave.flush()).toBe(true)
  })
})

describe('two tabs', () => {
  async function conflict() {
    const server = createServer()
    const mine = createTab(server)
    const theirs = createTab(server)
    theirs.write('theirs')
    await theirs.pass(600)
    mine.write('mine')
    await mine.pass(600)
    return { server, mine }
  }

  it('tells the second one, sends nothing more, and keeps its edits as a draft', async () => {
    const { server, mine } = await conflict()
    expect([mine.status(), mine.store.getState().name, server.document.name]).toEqual(['conflict', 'mine', 'theirs'])
    const { calls } = server
    mine.write('mine, longer')
    await mine.pass(60_000)
    expect([server.calls, await mine.autosave.flush()]).toEqual([calls, false])
  })

  it('loads the other version, and undo brings mine back', async () => {
    const { server, mine } = await conflict()
    expect(await mine.autosave.loadTheirs()).toBeNull()
    expect([mine.store.getState().name, mine.status()]).toEqual(['theirs', 'saved'])
    mine.store.getState().undo()
    await mine.pass(600)
    expect([mine.status(), server.document.name]).toEqual(['saved', 'mine'])
  })

  it('keeps mine by saving it over the other', async () => {
    const { server, mine } = await conflict()
    expect(await mine.autosave.keepMine()).toBeNull()
    expect([mine.status(), server.document.name]).toEqual(['saved', 'mine'])
    mine.write('mine, on')
    await mine.pass(600)
    expect(server.document.name).toBe('mine, on')
  })

  it('keeps mine although it says the same as what was saved before the other', async () => {
    const { server, mine } = await conflict()
    mine.write('a')
    await mine.autosave.keepMine()
    expect([mine.status(), server.document.name]).toEqual(['saved', 'a'])
  })
})

type Move = { tab: 0 | 1; act: 'write' | 'wait' | 'flush' | 'theirs' | 'mine' | 'drop' | 'lose' | 'answer' | 'undo' }

const move: fc.Arbitrary<Move> = fc.record({
  tab: fc.constantFrom(0 as const, 1 as const),
  act: fc.constantFrom(
    'write',
    'write',
    'write',
    'wait',
    'wait',
    'flush',
    'theirs',
    'mine',
    'drop',
    'lose',
    'answer',
    'undo',
  ),
})

describe('random interleavings', () => {
  it('[W2] of two tabs lose no edit, 1,000 times: what a tab shows is in the database, or the tab says that it is not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
        const server = createServer()
        const tabs = [createTab(server), createTab(server)] as const
        let words = 0
        for (const { tab: at, act } of moves) {
          const tab = tabs[at]
          const isConflict = tab.status() === 'conflict'
          if (act === 'write') tab.write(`word ${(words += 1)}`)
          else if (act === 'undo') tab.store.getState().undo()
          else if (act === 'wait') await tab.pass(700)
          else if (act === 'flush') await tab.autosave.flush()
          else if (act === 'theirs' && isConflict) await tab.autosave.loadTheirs()
          else if (act === 'mine' && isConflict) await tab.autosave.keepMine()
          else if (act === 'drop' || act === 'lose' || act === 'answer') server.behave = act
        }
        server.behave = 'answer'
        for (const tab of tabs) await tab.pass(120_000)
        for (const tab of tabs) {
          const shown = tab.store.getState()
          // "Saved" is true: this very document was accepted, as the revision that the tab is on.
          if (tab.status() === 'saved') expect(server.accepted[shown.revision - 1]).toBe(shown.name)
          else expect(tab.status()).toBe('conflict')
        }
        // Somebody's words are the newest, and no tab waits for nothing.
        expect(tabs.some((tab) => tab.status() === 'saved')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('[W3] bring no false conflict to a tab that is alone, 1,000 times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
        const server = createServer()
        const tab = createTab(server)
        let words = 0
        for (const { act } of moves) {
          if (act === 'write') tab.write(`word ${(words += 1)}`)
          else if (act === 'undo') tab.store.getState().undo()
          else if (act === 'wait') await tab.pass(700)
          else if (act === 'flush') void tab.autosave.flush()
          else if (act === 'drop' || act === 'lose' || act === 'answer') server.behave = act
        }
        server.behave = 'answer'
        await tab.settle()
        await tab.pass(120_000)
        expect([tab.status(), server.document.name]).toEqual(['saved', tab.store.getState().name])
      }),
      { numRuns: 1000 },
    )
  })
})
