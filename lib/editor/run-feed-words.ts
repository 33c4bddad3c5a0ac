import type { BranchWords } from '../engine/run-event'

/** What a running attempt has said so far. `from` is above 0 when its beginning was missed. Offsets are UTF-16 units. */
export type AttemptWords = { attempt: number; from: number; text: string }

/**
 * Puts a piece where it belongs. A repeated or overlapping piece is harmless, a later attempt starts over, an earlier one is
 * ignored. A piece that begins after a gap starts over too: words are a preview, the success event carries the whole.
 *
 * @returns the same object when the piece tells nothing new, so that nobody repaints.
 */
export function mergeWords(known: AttemptWords | undefined, piece: BranchWords): AttemptWords {
  const fresh = { attempt: piece.attempt, from: piece.offset, text: piece.text }
  if (known === undefined || piece.attempt > known.attempt) return fresh
  if (piece.attempt < known.attempt) return known

  const knownEnd = known.from + known.text.length
  const pieceEnd = piece.offset + piece.text.length
  if (piece.offset > knownEnd) return fresh
  if (pieceEnd < known.from) return known
  if (piece.offset < known.from) {
    const rest = pieceEnd < knownEnd ? known.text.slice(pieceEnd - known.from) : ''
    return { ...fresh, text: piece.text + rest }
  }
  if (pieceEnd <= knownEnd) return known
  return { ...known, text: known.text.slice(0, piece.offset - known.from) + piece.text }
}
