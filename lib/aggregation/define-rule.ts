import type { z } from 'zod'
import type { AnswerType } from './answer'
import type { AggregationInput, AggregationResult } from './contract'
import type { RuleName } from './rule-name'

type RuleFacts<Options extends z.ZodType> = {
  name: RuleName
  label: string
  /** One line that helps a person choose. */
  summary: string
  family: 'join' | 'nominal' | 'numeric' | 'freeText'
  /** The answers it can combine; a mismatch is a problem on the node. */
  answers: readonly AnswerType[]
  /** Refuses unknown keys. Every option has a default. */
  options: Options
}

/** A rule that computes its result. */
export type LocalRule<Options extends z.ZodType = z.ZodType> = RuleFacts<Options> & {
  callsModel: false
  aggregate: (input: AggregationInput, options: z.output<Options>) => AggregationResult
}

/** What a rule asks a model: the task, and the branch outputs as labelled data apart from it. */
export type RuleCall = {
  system: string
  instruction: string
  materials: { label: string; text: string }[]
}

/** A rule that needs one model call: it writes the question and reads the reply; the call is made by whoever runs it. */
export type ModelRule<Options extends z.ZodType = z.ZodType> = RuleFacts<Options> & {
  callsModel: true
  /** null when there is too little to ask about; then `read` with null gives the `insufficient` result. */
  ask: (input: AggregationInput, options: z.output<Options>) => RuleCall | null
  read: (reply: string | null, input: AggregationInput, options: z.output<Options>) => AggregationResult
}

export type Rule = LocalRule | ModelRule
