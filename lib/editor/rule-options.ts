import { z } from 'zod'
import type { Rule } from '../aggregation/define-rule'
import type { Panel } from '../aggregation/judging/panel'
import type { Criterion } from '../aggregation/judging/rubric'

type Facts = { name: string; label: string; hint: string | undefined }

/** One option of a rule as a form can ask for it. */
export type RuleOption =
  | (Facts & { kind: 'switch'; default: boolean })
  | (Facts & { kind: 'choice'; default: string; choices: { value: string; label: string }[] })
  | (Facts & { kind: 'number'; default: number | null; min?: number; max?: number; integer: boolean })
  | (Facts & { kind: 'text'; default: string; isLong: boolean })
  | (Facts & { kind: 'steps'; default: string[]; choices: { value: string; label: string }[] })
  | (Facts & { kind: 'list'; default: string[] })
  /** Models that do the same work side by side. */
  | (Facts & { kind: 'panel'; default: Panel })
  /** Criteria with weights. */
  | (Facts & { kind: 'rubric'; default: Criterion[] })
  | (Facts & { kind: 'json'; default: z.core.util.JSONType })

type Schema = z.core.JSONSchema.BaseSchema

/** Where the option's own name says too little. */
const labels: Readonly<Record<string, string>> = {
  abstain: 'Answers that abstain',
  base: 'Share of',
  extraVotes: 'Further votes',
  extremize: 'Push odds from even',
  fuzzy: 'Forgive misspelt choices',
  headingShift: 'Move headings down',
  high: 'Highest to replace',
  k: 'Branches needed',
  locale: 'Language of numbers',
  low: 'Lowest to replace',
  maxCharacters: 'Cut outputs at',
  minValid: 'Fewest usable answers',
  instruction: 'What is asked',
  missing: 'Missing branches',
  target: 'Answer looked for',
  threshold: 'Share needed',
  repair: 'Mend what cannot be read',
  ties: 'Break ties by',
  trim: 'Cut off at each end',
  weights: 'Read weights as',
}

/** The options of a rule, read from the schema that also checks them: an option cannot be known to one and not to the other. */
export function readRuleOptions(rule: Rule): RuleOption[] {
  const schema = z.toJSONSchema(rule.options, { io: 'input', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    typeof property === 'boolean' ? [] : [readOption(name, property)],
  )
}

function readOption(name: string, schema: Schema): RuleOption {
  const facts = { name, label: labels[name] ?? inWords(name), hint: schema.description }
  const fallback = schema.default
  if (schema.type === 'boolean') return { ...facts, kind: 'switch', default: fallback === true }
  if (schema.enum !== undefined) {
    return { ...facts, kind: 'choice', default: String(fallback ?? schema.enum[0]), choices: choicesOf(schema) }
  }
  if (schema.type === 'number' || schema.type === 'integer') {
    return {
      ...facts,
      kind: 'number',
      default: typeof fallback === 'number' ? fallback : null,
      integer: schema.type === 'integer',
      ...limitsOf(schema),
    }
  }
  if (schema.type === 'string') {
    const text = typeof fallback === 'string' ? fallback : ''
    return { ...facts, kind: 'text', default: text, isLong: text.includes('\n') || text.length > 40 }
  }
  const items = schema.type === 'array' && isSchema(schema.items) ? schema.items : null
  const texts = Array.isArray(fallback) ? fallback.map(String) : []
  if (items?.enum !== undefined) return { ...facts, kind: 'steps', default: texts, choices: choicesOf(items) }
  if (items?.type === 'string') return { ...facts, kind: 'list', default: texts }
  const fields = Object.keys(items?.properties ?? {})
  // The casts: an option that a rule declares by one of these schemas has a default that fits it.
  if (fields.length === 1 && fields[0] === 'model')
    return { ...facts, kind: 'panel', default: (fallback ?? []) as Panel }
  if (fields.includes('name') && fields.includes('weight')) {
    return { ...facts, kind: 'rubric', default: (fallback ?? []) as Criterion[] }
  }
  // The cast: a default that came out of a JSON schema is JSON.
  return { ...facts, kind: 'json', default: (fallback ?? null) as z.core.util.JSONType }
}

function choicesOf(schema: Schema): { value: string; label: string }[] {
  return (schema.enum ?? []).map((value) => ({ value: String(value), label: inWords(String(value)) }))
}

function limitsOf(schema: Schema): { min?: number; max?: number } {
  // zod gives whole numbers the limits of the language, which say nothing to a person.
  const sensible = (limit: unknown) =>
    typeof limit === 'number' && Math.abs(limit) < Number.MAX_SAFE_INTEGER ? limit : undefined
  const min = sensible(schema.minimum ?? schema.exclusiveMinimum)
  const max = sensible(schema.maximum)
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `maxCharacters` → "Max characters". */
function inWords(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
