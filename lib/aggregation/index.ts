import type { AggregationInput, AggregationResult } from './contract'
import { issuesOfOptions, RuleCallsModelError } from './rule-options'
import type { LocalRule, ModelRule } from './define-rule'
import type { RuleName } from './rule-name'
import { approval } from './rules/approval'
import { borda } from './rules/borda'
import { concatenate } from './rules/concatenate'
import { condorcet } from './rules/condorcet'
import { confidenceWeighted } from './rules/confidence-weighted'
import { geometricMean } from './rules/geometric-mean'
import { irv } from './rules/irv'
import { jsonMerge } from './rules/json-merge'
import { kOfN } from './rules/k-of-n'
import { majority } from './rules/majority'
import { mean } from './rules/mean'
import { median } from './rules/median'
import { medoid } from './rules/medoid'
import { mergeFindings } from './rules/merge-findings'
import { plurality } from './rules/plurality'
import { probabilityPool } from './rules/probability-pool'
import { reciprocalRank } from './rules/reciprocal-rank'
import { schulze } from './rules/schulze'
import { sectionJoin } from './rules/section-join'
import { similarityVote } from './rules/similarity-vote'
import { softVote } from './rules/soft-vote'
import { supermajority } from './rules/supermajority'
import { synthesize } from './rules/synthesize'
import { trimmedMean } from './rules/trimmed-mean'
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
  synthesize,
  similarityVote,
  medoid,
}

/**
 * Combines branches by a rule that calls no model. Pure: the same branches in declared order always give the same result.
 *
 * @param options as they are saved; defaults are filled in.
 * @throws InvalidRuleOptionsError, RuleCallsModelError
 */
export function aggregate(name: RuleName, options: unknown, input: AggregationInput): AggregationResult {
  const rule = rules[name]
  if (rule.callsModel) throw new RuleCallsModelError(rule.label)
  return rule.aggregate(input, options)
}

/** What is wrong with a rule's options, all of it; `path` is inside the options. Empty when they can be used. */
export function checkRuleOptions(name: RuleName, options: unknown): { path: string; code: string; message: string }[] {
  const { label, options: schema } = rules[name]
  return issuesOfOptions(label, schema, options)
}
