import type { AggregationInput, AggregationResult } from './contract'
import { issuesOfOptions, RuleCallsModelError } from './rule-options'
import type { CallCount, LocalRule, ModelRule, Replies } from './define-rule'
import { conductLocal, type LocalConduct } from './rounds/conduct-local'
import { askingOptions, optionsThatAsk } from './rounds/needs-model'
import type { RuleName } from './rule-name'
import { approval } from './rules/approval'
import { borda } from './rules/borda'
import { concatenate } from './rules/concatenate'
import { condorcet } from './rules/condorcet'
import { confidenceWeighted } from './rules/confidence-weighted'
import { geometricMean } from './rules/geometric-mean'
import { geometricMedian } from './rules/geometric-median'
import { irv } from './rules/irv'
import { jsonMerge } from './rules/json-merge'
import { judgePairwise } from './rules/judge-pairwise'
import { judgeScore } from './rules/judge-score'
import { kOfN } from './rules/k-of-n'
import { majority } from './rules/majority'
import { mean } from './rules/mean'
import { median } from './rules/median'
import { medoid } from './rules/medoid'
import { mergeFindings } from './rules/merge-findings'
import { moa } from './rules/moa'
import { plurality } from './rules/plurality'
import { probabilityPool } from './rules/probability-pool'
import { reciprocalRank } from './rules/reciprocal-rank'
import { schulze } from './rules/schulze'
import { sectionJoin } from './rules/section-join'
import { semanticVote } from './rules/semantic-vote'
import { similarityVote } from './rules/similarity-vote'
import { softVote } from './rules/soft-vote'
import { supermajority } from './rules/supermajority'
import { synthesize } from './rules/synthesize'
import { trimmedMean } from './rules/trimmed-mean'
import { universalSelfConsistency } from './rules/universal-self-consistency'
import { weighted } from './rules/weighted'
import { weightedMean } from './rules/weighted-mean'
import { weightedMedian } from './rules/weighted-median'
import { winsorizedMean } from './rules/winsorized-mean'

/** Every rule by name, in the order in which a person is offered them. */
export const rules: { [Name in RuleName]: LocalRule<Name> | ModelRule<Name> } = {
  concatenate,
  sectionJoin,
  jsonMerge,
  mergeFindings,
  plurality,
  majority,
  supermajority,
  kOfN,
  weighted,
  confidenceWeighted,
  softVote,
  approval,
  schulze,
  condorcet,
  borda,
  reciprocalRank,
  irv,
  mean,
  median,
  trimmedMean,
  winsorizedMean,
  geometricMean,
  weightedMean,
  weightedMedian,
  probabilityPool,
  geometricMedian,
  synthesize,
  judgePairwise,
  judgeScore,
  universalSelfConsistency,
  semanticVote,
  similarityVote,
  medoid,
  moa,
}

/** All that a rule wants of models given the replies so far, and what it finds once there is nothing further. @throws InvalidRuleOptionsError */
export function conduct(name: RuleName, options: unknown, input: AggregationInput, replies: Replies): LocalConduct {
  const rule = rules[name]
  if (!rule.callsModel) return conductLocal(rule, options, input, replies)
  return {
    wanted: [...rule.calls(input, options, replies)],
    find: () => rule.read(replies, input, options),
  }
}

/** Why a rule with these options needs a workflow: it calls a model, or one of its options may. Empty when it only computes. */
export function modelNeeds(name: RuleName, options: unknown): ('rule' | 'ties' | 'repair')[] {
  const { callsModel, options: schema } = rules[name]
  if (callsModel) return ['rule']
  return schema.safeParse(options ?? {}).success ? optionsThatAsk(options) : []
}

/**
 * Fewest and most model calls of a rule when each is answered at the first attempt.
 *
 * @param branches that lead into it.
 */
export function countRuleCalls(name: RuleName, options: unknown, branches: number): CallCount {
  const rule = rules[name]
  if (!rule.options.safeParse(options ?? {}).success) return { least: 0, most: 0 }
  if (rule.callsModel) return rule.countCalls(branches, options)
  const { ties, extraVotes, repair } = askingOptions(options)
  const most =
    (repair ? branches : 0) + (ties.includes('extraVotes') ? extraVotes : 0) + (ties.includes('judge') ? 2 : 0)
  return { least: 0, most }
}

/**
 * Combines branches by a rule that calls no model. An option that may ask one is refused as well. Pure: the same branches in declared order always give the same result.
 *
 * @param options as they are saved; defaults are filled in.
 * @throws InvalidRuleOptionsError, RuleCallsModelError
 */
export function aggregate(name: RuleName, options: unknown, input: AggregationInput): AggregationResult {
  const rule = rules[name]
  if (rule.callsModel || modelNeeds(name, options).length > 0) throw new RuleCallsModelError(rule.label)
  return rule.aggregate(input, options)
}

/** What is wrong with a rule's options, all of it; `path` is inside the options. Empty when they can be used. */
export function checkRuleOptions(name: RuleName, options: unknown): { path: string; code: string; message: string }[] {
  const { label, options: schema } = rules[name]
  return issuesOfOptions(label, schema, options)
}
