import { z } from 'zod'

/** Every rule by name. The registry in `./index.ts` is typed by it: a missing rule does not compile. */
export const ruleNameSchema = z.enum([
  'concatenate',
  'sectionJoin',
  'jsonMerge',
  'mergeFindings',
  'plurality',
  'majority',
  'supermajority',
  'kOfN',
  'weighted',
  'confidenceWeighted',
  'softVote',
  'approval',
  'schulze',
  'condorcet',
  'borda',
  'reciprocalRank',
  'irv',
  'mean',
  'median',
  'trimmedMean',
  'winsorizedMean',
  'geometricMean',
  'weightedMean',
  'weightedMedian',
  'probabilityPool',
  'synthesize',
  'similarityVote',
  'medoid',
])
export type RuleName = z.infer<typeof ruleNameSchema>
