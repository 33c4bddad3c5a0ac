import type { ModelOption } from '@/lib/models/catalogue'
import type { ModelChoice } from '@/components/node-kit/model-choice'

/** Models as the picker shows them: price and limits in one line, those that can be called now first. */
export function toModelChoices(options: readonly ModelOption[]): ModelChoice[] {
  const usableFirst = [...options].sort((one, other) => Number(other.usable) - Number(one.usable))
  return usableFirst.map((option) => ({
    reference: option.reference,
    label: option.label,
    group: option.connectionLabel,
    note: noteOf(option),
    isOffline: option.offline,
    answers: option.answers,
    isUsable: option.usable,
    ability: option.ability,
  }))
}

function noteOf(option: ModelOption): string {
  if (option.offline) return option.summary ?? ''
  const [price] = option.prices
  const parts = [
    price === undefined
      ? 'Price unknown'
      : `${dollars(price.inputUsd)} in, ${dollars(price.outputUsd)} out per million tokens`,
    option.contextTokens === null ? null : `${shortCount(option.contextTokens)} tokens of context`,
    canDo(option),
    option.usable ? null : 'no key yet: add one in Settings',
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

/** What a node may ask of it, where that is known. */
function canDo({ ability }: ModelOption): string | null {
  const does = [
    ability.webSearch === 'yes' ? 'web search' : null,
    ability.jsonSchema === 'yes' ? 'JSON schema' : null,
    ability.effort === 'yes' ? 'effort' : null,
  ].filter((name) => name !== null)
  return does.length === 0 ? null : does.join(', ')
}

function dollars(usd: number): string {
  return `$${Number.isInteger(usd) ? usd : usd.toFixed(2)}`
}

function shortCount(tokens: number): string {
  return tokens >= 1_000_000 ? `${tokens / 1_000_000} million` : `${Math.round(tokens / 1000)} thousand`
}
