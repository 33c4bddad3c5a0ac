import { isOfflineModel, type ModelReference } from '../../nodes/call-options'
import { modelIdOf } from '../model-id'

/** Characters of ordinary European text to a token, as tokenizers up to Claude 4.6 cut it. */
const charactersPerToken = 3.6
/** Claude models from 4.7 on make about 30 % more tokens of the same text (Anthropic, pricing). */
const newerTokens = 1.3
/** How far an estimate from characters may be off, either way: code and other scripts are cut finer, plain prose coarser. */
export const localError = { low: 0.8, high: 1.3 }

const claude = /^claude-[a-z]+-(?<generation>\d+)(?:-(?<minor>\d{1,2})(?!\d))?/

/** How many tokens a text of so many characters has for a model, as far as its length tells. */
export function localTokens(characters: number, model: ModelReference): number {
  if (isOfflineModel(model)) return 0
  return (characters / charactersPerToken) * (isNewer(modelIdOf(model)) ? newerTokens : 1)
}

function isNewer(id: string): boolean {
  const { generation, minor } = claude.exec(id)?.groups ?? {}
  if (generation === undefined) return false
  return Number(generation) >= 5 || (Number(generation) === 4 && Number(minor ?? 0) >= 7)
}
