import { describe, expect, it } from 'vitest'
import { queuedBranch } from '@/lib/engine/initial-run-state'
import { foldEqual, readsAsTable, shortAnswerOf, type BranchRef } from './branch-columns'

function refOf(index: number, text: string | null, nodeId = 'vote', counted: BranchRef['counted'] = null): BranchRef {
  const queued = queuedBranch({ label: `Voter ${index + 1}`, model: null }, index)
  const output = text === null ? null : { text }
  return { nodeId, nodeLabel: 'Vote', branch: { ...queued, output }, counted }
}

const folded = (refs: BranchRef[]) => foldEqual(refs).map(({ same }) => same.map(({ branch }) => branch.index))

describe('comparing branches', () => {
  it('folds equal short answers where the first of them stands, whatever their case', () => {
    expect(folded([refOf(0, 'Yes'), refOf(1, 'No'), refOf(2, ' yes'), refOf(3, 'Yes')])).toEqual([[0, 2, 3], [1]])
  })

  it('never folds branches without an answer', () => {
    expect(folded([refOf(0, null), refOf(1, null)])).toEqual([[0], [1]])
  })

  it('never folds long answers, however equal', () => {
    const long = 'word '.repeat(40)
    expect(folded([refOf(0, long), refOf(1, long)])).toEqual([[0], [1]])
  })

  it('never folds answers to different questions', () => {
    expect(folded([refOf(0, 'Yes'), refOf(0, 'Yes', 'other')])).toEqual([[0], [0]])
  })

  it('reads as a table when every answer is a short one', () => {
    expect(readsAsTable([refOf(0, '12'), refOf(1, '14'), refOf(2, null)])).toBe(true)
    expect(readsAsTable([refOf(0, '12'), refOf(1, 'Two\nlines')])).toBe(false)
    expect(readsAsTable([refOf(0, '12')])).toBe(false)
  })

  it('calls an answer short when it is one line of a few words', () => {
    expect([refOf(0, ' 12.5 bn USD'), refOf(0, 'a\nb'), refOf(0, null)].map(shortAnswerOf)).toEqual([
      '12.5 bn USD',
      null,
      null,
    ])
  })

  it('takes what a vote counted for the answer, however long the words around it are', () => {
    const reasons = 'word '.repeat(40)
    const yes = { text: 'Yes', remark: null }
    expect(folded([refOf(0, reasons, 'vote', yes), refOf(1, 'other reasons', 'vote', yes)])).toEqual([[0, 1]])
  })

  it('keeps apart what a vote did not count', () => {
    const unread = { text: 'no declared choice', remark: 'not counted' } as const
    const long = 'word '.repeat(40)
    expect(folded([refOf(0, long, 'vote', unread), refOf(1, long, 'vote', unread)])).toEqual([[0], [1]])
  })
})
