import { z } from 'zod'
import type { Answer, AnswerType } from './answer'
import type { AggregationInput, AggregationResult, Note } from './contract'
import { missingBranches } from './markdown/missing-branches'
import { paragraphs } from './markdown/paragraphs'
import { parseRuleOptions } from './rule-options'
import type { RuleName } from './rule-name'
import type { VoteStopper } from './stopping/standing'

type RuleFacts<Name extends RuleName, Options extends z.ZodType> = {
  name: Name
  label: string
  /** One line that helps a person choose. */
  summary: string
  family: 'join' | 'nominal' | 'ranked' | 'numeric' | 'freeText'
  /** The answers it can combine; a mismatch is a problem on the node. */
  answers: readonly AnswerType[]
  /** Refuses unknown keys. Every option has a default and a description. */
  options: Options
}

/** What a rule found out. What it leaves out is filled in as null or empty: see `AggregationResult`. */
export type Finding = Pick<AggregationResult, 'outcome'> & Partial<Omit<AggregationResult, 'rule' | 'options'>>

/** What a rule asks a model: the task, and the branch outputs as labelled data apart from it. */
export type RuleCall = {
  system: string
  /** Belongs after the materials: long documents first, the question last. */
  instruction: string
  /**
   * Sent as data apart from the instruction; where a server takes no such data, between `open` and `close`, which the text cannot
   * contain. The text is the branch's own, untouched. `label` is the id that the instruction calls it by.
   */
  materials: { label: string; topic?: string; open: string; text: string; close: string }[]
  /** What a person reads of it: "Judge 1 · A against B". Left out: the name of the node. The model does not see it. */
  label?: string
  /** The model reference to ask; left out, the one of the node. */
  model?: string
  /** Left out: text. */
  answer?: Answer
  effort?: 'low' | 'medium' | 'high'
}

/** What the calls of a rule brought, in the order of the calls; null for one that failed. */
export type Replies = readonly (string | null)[]

/** Fewest and most calls that a rule makes when each is answered at the first attempt. */
export type CallCount = { least: number; most: number }

/** Where a rule that asks a model has come to: all calls wanted so far, and how its result is made once they have all settled. */
export type Conduct = { calls: readonly RuleCall[]; find: () => Finding }

/** A rule that computes its result. Both kinds take raw options and throw InvalidRuleOptionsError for wrong ones. */
export type LocalRule<Name extends RuleName = RuleName> = RuleFacts<Name, z.ZodType> & {
  callsModel: false
  aggregate: (input: AggregationInput, options: unknown) => AggregationResult
  /** For rules that count votes: when a vote may end before everyone has answered. null where only all answers will do. */
  stopping: ((options: unknown) => VoteStopper) | null
}

/**
 * A rule that asks a model: it writes the questions and reads the replies; the calls are made by whoever runs it, all that are known
 * at once, then those that follow from the replies, until there are no further ones.
 */
export type ModelRule<Name extends RuleName = RuleName> = RuleFacts<Name, z.ZodType> & {
  callsModel: true
  /**
   * All calls that are wanted, given the replies so far: a list that only ever grows, with the same beginning whenever it is asked for.
   * Empty when there is too little to ask about.
   */
  calls: (input: AggregationInput, options: unknown, replies: Replies) => readonly RuleCall[]
  /** `replies`: one for each of the calls. */
  read: (replies: Replies, input: AggregationInput, options: unknown) => AggregationResult
  /** For as many branches as lead into it, before a run. Options must be valid. */
  countCalls: (branches: number, options: unknown) => CallCount
}

export type Rule = LocalRule | ModelRule

export function defineLocalRule<const Name extends RuleName, Options extends z.ZodType<Record<string, unknown>>>(
  rule: RuleFacts<Name, Options> & {
    find: (input: AggregationInput, options: z.output<Options>) => Finding
    stopping?: (options: z.output<Options>) => VoteStopper
  },
): LocalRule<Name> {
  const { find, stopping, ...facts } = rule
  return {
    ...facts,
    callsModel: false,
    stopping: stopping === undefined ? null : (raw) => stopping(parseRuleOptions(rule.label, rule.options, raw)),
    aggregate: (input, raw) => {
      const options = parseRuleOptions(rule.label, rule.options, raw)
      return complete(rule, options, wrongAnswer(rule, input) ?? find(input, options))
    },
  }
}

export function defineModelRule<const Name extends RuleName, Options extends z.ZodType<Record<string, unknown>>>(
  rule: RuleFacts<Name, Options> & {
    conduct: (input: AggregationInput, options: z.output<Options>, replies: Replies) => Conduct
    countCalls: (branches: number, options: z.output<Options>) => CallCount
  },
): ModelRule<Name> {
  const { conduct, countCalls, ...facts } = rule
  const parse = (raw: unknown) => parseRuleOptions(rule.label, rule.options, raw)
  return {
    ...facts,
    callsModel: true,
    calls: (input, raw, replies) =>
      wrongAnswer(rule, input) === null ? conduct(input, parse(raw), replies).calls : [],
    read: (replies, input, raw) => {
      const options = parse(raw)
      return complete(rule, options, wrongAnswer(rule, input) ?? conduct(input, options, replies).find())
    },
    countCalls: (branches, raw) => countCalls(branches, parse(raw)),
  }
}

/** A rule that is handed answers it cannot combine says so instead of guessing. */
function wrongAnswer(rule: Pick<Rule, 'label' | 'answers'>, { answer }: AggregationInput): Finding | null {
  if (rule.answers.includes(answer.type)) return null
  const message = `${rule.label} combines ${rule.answers.join(', ')} answers, but the branches answer with ${answer.type}.`
  return { outcome: 'error', text: message, notes: [{ code: 'wrong_answer_type', message }] }
}

/** Branches that cannot be combined at all, with the reason as the first note. */
export function refused(why: Note, finding: Partial<Finding>): Finding {
  const { excluded = [], notes = [] } = finding
  const text = paragraphs(`**No result.** ${why.message}`, missingBranches(excluded))
  return { ...finding, outcome: 'error', text, notes: [why, ...notes] }
}

function complete(rule: { name: RuleName }, options: Record<string, unknown>, finding: Finding): AggregationResult {
  return {
    value: null,
    text: '',
    tallies: [],
    ranking: [],
    agreement: null,
    statistics: null,
    join: null,
    synthesis: null,
    preferences: null,
    merge: null,
    judgement: null,
    clusters: null,
    raterAgreement: null,
    layers: null,
    similarity: null,
    findings: null,
    excluded: [],
    tieBreak: [],
    provenance: [],
    notes: [],
    ...finding,
    rule: rule.name,
    options: z.record(z.string(), z.json()).parse(withoutUndefined(options)),
  }
}

/** An option that was left out by writing `undefined` has no place in a stored result. */
function withoutUndefined(options: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
