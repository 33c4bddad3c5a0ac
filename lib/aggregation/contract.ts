import { z } from 'zod'
import type { Answer } from './answer'

/**
 * One planned branch as an aggregator sees it, in declared order.
 * `output` is what the branch said, untouched; null when it said nothing that counts.
 */
export const aggregationBranchSchema = z.strictObject({
  index: z.int().nonnegative(),
  label: z.string(),
  status: z.enum(['succeeded', 'failed', 'skipped', 'cancelled']),
  output: z.string().nullable(),
  /** Why it did not succeed: the code of its error, `timeout`, `refused`, … */
  reason: z.string().optional(),
  /** The model reference that answered. Shown by joins that ask for it, hidden from every model that judges or merges. */
  model: z.string().optional(),
  weight: z.number().optional(),
  /** How sure the branch says it is, 0 to 1. */
  confidence: z.number().optional(),
})
export type AggregationBranch = z.infer<typeof aggregationBranchSchema>

const outcomeSchema = z.enum(['decided', 'tie', 'no_consensus', 'insufficient', 'error'])
export type Outcome = z.infer<typeof outcomeSchema>

/** Two ends; for shares a 95 % Wilson interval with fractions in [0, 1]. */
const intervalSchema = z.object({ low: z.number(), high: z.number() })
export type Interval = z.infer<typeof intervalSchema>

/** The ballots for one answer. */
const tallySchema = z.object({
  answer: z.string(),
  votes: z.number(),
  share: z.number(),
  interval: intervalSchema.nullable(),
  /** Branch indexes, ascending. */
  branches: z.array(z.int()),
  /** The ballots that named no answer. Counted, listed, and never elected. */
  abstained: z.boolean(),
})
export type Tally = z.infer<typeof tallySchema>

/** How far the branches agree, with the name of the statistic. Never called confidence. */
const agreementSchema = z.object({
  statistic: z.string(),
  value: z.number(),
  interval: intervalSchema.nullable(),
  /** The plain reading: "4 of 5 (80 %, plausible range 38–96 %)". */
  reading: z.string(),
  /** Further named figures: margin, pairwiseAgreement, normalisedEntropy, … ; null where undefined. */
  figures: z.record(z.string(), z.number().nullable()),
})
export type Agreement = z.infer<typeof agreementSchema>

/** The number that one branch gave, in the unit of the summary. */
const numericValueSchema = z.object({
  index: z.int(),
  value: z.number(),
  /** The answer as the branch wrote it. */
  written: z.string(),
  /** The ends of an answer that was a range; null for a plain number. */
  range: intervalSchema.nullable(),
  outlier: z.boolean(),
  /** Modified z score; null where undefined. */
  score: z.number().nullable(),
  /** False when it was dropped as an outlier. */
  used: z.boolean(),
})
export type NumericValue = z.infer<typeof numericValueSchema>

/** Figures over the numeric answers; null where a figure is undefined, never NaN. */
const numericSummarySchema = z.object({
  n: z.int(),
  unit: z.string().nullable(),
  mean: z.number().nullable(),
  median: z.number().nullable(),
  sd: z.number().nullable(),
  cv: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  iqr: z.number().nullable(),
  /** Around the rule's own value. */
  interval: intervalSchema.nullable(),
  /** `bootstrap`: 95 % percentile interval; `range`: smallest to largest, because there are fewer than five values. */
  intervalMethod: z.enum(['bootstrap', 'range']).nullable(),
  values: z.array(numericValueSchema),
})
export type NumericSummary = z.infer<typeof numericSummarySchema>

/** What a join put together, and what a careful editor would look at again. Nothing of it was changed in the text. */
const joinReportSchema = z.object({
  planned: z.int(),
  joined: z.int(),
  /** joined / planned; null when nothing was planned. */
  coverage: z.number().nullable(),
  /** UTF-16 units of the branch outputs that went in. */
  characters: z.int(),
  omittedCharacters: z.int(),
  /** Nearly the same paragraph in two branches, by the Jaccard similarity of their words. */
  duplicates: z.array(
    z.object({
      branches: z.tuple([z.int(), z.int()]),
      texts: z.tuple([z.string(), z.string()]),
      similarity: z.number(),
    }),
  ),
  /** Nearly the same sentence in two branches with another number. */
  contradictions: z.array(
    z.object({
      branches: z.tuple([z.int(), z.int()]),
      texts: z.tuple([z.string(), z.string()]),
      values: z.tuple([z.number(), z.number()]),
      unit: z.string().nullable(),
    }),
  ),
})
export type JoinReport = z.infer<typeof joinReportSchema>

/** Why a claim is flagged. */
const claimProblemSchema = z.enum([
  'no_support',
  'unknown_branch',
  'quote_missing',
  'quote_too_long',
  'quote_not_found',
  'number_not_found',
])
export type ClaimProblem = z.infer<typeof claimProblemSchema>

/** A statement of a synthesis and the branch sentences it rests on. */
const claimSchema = z.object({
  text: z.string(),
  support: z.array(z.object({ branch: z.int(), quote: z.string(), verified: z.boolean() })),
  against: z.array(z.int()),
  /** True when nothing is wrong with it: `problems` is empty. */
  supported: z.boolean(),
  problems: z.array(claimProblemSchema),
  /** Different branches that support it; 1 is a single source. */
  sources: z.int(),
  /** Its quotes were asked for once more, because those given first could not be confirmed. */
  repaired: z.boolean().optional(),
})
export type Claim = z.infer<typeof claimSchema>

const synthesisSchema = z.object({
  claims: z.array(claimSchema),
  conflicts: z.array(z.object({ topic: z.string(), positions: z.array(z.string()) })),
  unusedBranches: z.array(z.int()),
  /** Verified quotes / all quotes; null without quotes. */
  citationPrecision: z.number().nullable(),
  /** How many claims rest on how many branches, fewest branches first. */
  supportHistogram: z.array(z.object({ sources: z.int(), claims: z.int() })),
})
export type Synthesis = z.infer<typeof synthesisSchema>

/** Ballots by pair or by round. Rows and columns stand in the order of `options`. */
const preferencesSchema = z.object({
  options: z.array(z.string()),
  /** `pairwise[x][y]`: how many rankings put x before y. */
  pairwise: z.array(z.array(z.int())),
  /** The option that wins against each other one; null where there is none. */
  condorcetWinner: z.string().nullable(),
  /** Schulze: strength of the strongest path from x to y. */
  strongestPaths: z.array(z.array(z.int())).nullable(),
  /** Instant runoff. null in a list of votes: the option is out. `gained`: what came over in the transfer before this round. */
  rounds: z
    .array(
      z.object({
        votes: z.array(z.number().nullable()),
        gained: z.array(z.number().nullable()),
        exhausted: z.int(),
        eliminated: z.string().nullable(),
        tieBroken: z.enum(['earlierRound', 'borda', 'optionOrder']).nullable(),
      }),
    )
    .nullable(),
  /** What other ranked rules would elect; several are tied. */
  others: z.array(z.object({ rule: z.string(), winners: z.array(z.string()) })),
})
export type Preferences = z.infer<typeof preferencesSchema>

/** Where merged JSON values differ, and how many branches give which field. */
const mergeSchema = z.object({
  conflicts: z.array(
    z.object({
      path: z.string(),
      values: z.array(z.object({ value: z.json(), branches: z.array(z.int()) })),
      chosen: z.json(),
    }),
  ),
  support: z.array(z.object({ path: z.string(), branches: z.int() })),
})
export type Merge = z.infer<typeof mergeSchema>

/** What one judge said about one thing that it was asked. */
const verdictSchema = z.object({
  /** Place in `judges`. */
  judge: z.int(),
  /** The branches that it was shown, in the order in which it read them. */
  branches: z.array(z.int()),
  /** The branch it chose; null for a tie, an abstention or a score. */
  winner: z.int().nullable(),
  /** The weighted score that it gave; null where it chose between branches. */
  score: z.number().nullable(),
  /** Its reasons, given before the verdict. */
  reason: z.string(),
})
export type Verdict = z.infer<typeof verdictSchema>

/** What models said that judged the branches, without knowing which branch is whose. */
const judgementSchema = z.object({
  method: z.enum(['rubric', 'copeland', 'bradleyTerry', 'selfConsistency', 'meaning']),
  /** `missing`: calls that failed or could not be read, also after one more try. */
  judges: z.array(z.object({ name: z.string(), model: z.string().nullable(), calls: z.int(), missing: z.int() })),
  /** The branches that were judged, in declared order: rows and columns of the matrix, and the places of `strengths`. */
  candidates: z.array(z.object({ index: z.int(), label: z.string() })),
  verdicts: z.array(verdictSchema),
  /** Rubric: weighted means, 1 to 10. `byJudge` and `criteria` are null where a judge is missing. */
  scores: z
    .array(
      z.object({
        index: z.int(),
        label: z.string(),
        mean: z.number().nullable(),
        sdBetweenJudges: z.number().nullable(),
        byJudge: z.array(z.number().nullable()),
        criteria: z.array(z.object({ name: z.string(), mean: z.number().nullable() })),
      }),
    )
    .nullable(),
  /** `winMatrix[x][y]`: wins of x against y over all judges; half a win each where the two orders disagree. */
  winMatrix: z.array(z.array(z.number())).nullable(),
  /** Copeland: wins + half of the ties. Bradley and Terry: the chance weights, which sum to 1. */
  strengths: z.array(z.number()).nullable(),
  /** Share of the pairs that a judge saw in both orders and decided the same way; null where none was. */
  orderConsistency: z.number().nullable(),
  /** Pairs seen in both orders by one judge. */
  pairsInBothOrders: z.int(),
  /** How often what was read first was chosen, of all choices; half is fair. null where nothing was chosen. */
  firstSlotShare: z.number().nullable(),
  sdBetweenJudges: z.number().nullable(),
})
export type Judgement = z.infer<typeof judgementSchema>

/** Answers that mean the same, put together. The counts are in `tallies`, in the same order. */
const clustersSchema = z.object({
  groups: z.array(z.object({ representative: z.int(), branches: z.array(z.int()) })),
  entropyBits: z.number(),
  normalisedEntropy: z.number(),
})
export type Clusters = z.infer<typeof clustersSchema>

/** How far several raters agree over several items. Every figure is null where it is undefined. */
const raterAgreementSchema = z.object({
  /** `nominal`, `ordinal`, `interval`, `ratio`: how values are told apart. */
  level: z.enum(['nominal', 'ordinal', 'interval', 'ratio']),
  items: z.int(),
  raters: z.int(),
  /** Ratings that are missing. */
  missing: z.int(),
  krippendorffAlpha: z.number().nullable(),
  /** Further named figures: cohenKappa, fleissKappa, icc1, icc21, icc31, icc1Mean, … ; null where undefined. */
  figures: z.record(z.string(), z.number().nullable()),
})
export type RaterAgreement = z.infer<typeof raterAgreementSchema>
/** How alike the answers are, every two of them. Equal answers stand once, in the order of their first branch. */
const similaritySchema = z.object({
  texts: z.array(z.object({ branches: z.array(z.int()) })),
  /** `matrix[x][y]` from 0 to 1, symmetric; 1 on the diagonal. */
  matrix: z.array(z.array(z.number())),
  /** Different answers beyond those that are shown. */
  omitted: z.int(),
})
export type Similarity = z.infer<typeof similaritySchema>

/** How many findings nobody made; `interval` at 95 %, null where it is undefined. */
const missedSchema = z.object({
  estimator: z.enum(['chapman', 'chao1']),
  missed: z.number(),
  interval: intervalSchema.nullable(),
})
export type Missed = z.infer<typeof missedSchema>

/** The findings of several reviewers put together, in the order of the result. */
const findingsSchema = z.object({
  items: z.array(
    z.object({
      text: z.string(),
      /** "api.ts:10", or whatever else the fields of its identity say of where it is; null where they say nothing. */
      place: z.string().nullable(),
      /** What kind of finding it is, where the last of the fields of its identity says so. */
      kind: z.string().nullable(),
      severity: z.union([z.string(), z.number()]).nullable(),
      branches: z.array(z.int()),
      share: z.number(),
      interval: intervalSchema.nullable(),
      /** What each branch says of it, word for word. */
      evidence: z.array(
        z.object({
          branch: z.int(),
          text: z.string(),
          severity: z.union([z.string(), z.number()]).nullable(),
          fields: z.record(z.string(), z.json()),
        }),
      ),
    }),
  ),
  /** Branches that gave a list, also an empty one. */
  reviewers: z.int(),
  /** Findings that at least 1, 2, … branches made, those that are not listed included. */
  curve: z.array(z.int()),
  missed: missedSchema.nullable(),
})
export type Findings = z.infer<typeof findingsSchema>

/** What every rule answers with (aggregation.md section 2.0). */
export const aggregationResultSchema = z.object({
  rule: z.string(),
  /** The rule's options with their defaults filled in, seeds included: enough to make the result again. */
  options: z.record(z.string(), z.json()),
  outcome: outcomeSchema,
  value: z.json(),
  /** The result as Markdown, for people. Also says why when there is no value. */
  text: z.string(),
  tallies: z.array(tallySchema),
  ranking: z.array(z.object({ answer: z.string(), rank: z.int(), score: z.number() })),
  agreement: agreementSchema.nullable(),
  statistics: numericSummarySchema.nullable(),
  join: joinReportSchema.nullable(),
  synthesis: synthesisSchema.nullable(),
  /** Of rules over rankings. Like `merge` it is missing from results that were stored before there were such rules. */
  preferences: preferencesSchema.nullable().default(null),
  /** Of rules over JSON. */
  merge: mergeSchema.nullable().default(null),
  /** Of rules that let models judge. */
  judgement: judgementSchema.nullable().default(null),
  /** Of rules that put together what means the same. */
  clusters: clustersSchema.nullable().default(null),
  /** Where several raters rated several items; null where that does not apply. */
  raterAgreement: raterAgreementSchema.nullable().default(null),
  /** Layers of proposals between the branches and the result: how many were asked for and how many came. */
  layers: z
    .array(z.object({ proposals: z.array(z.string()), missing: z.int() }))
    .nullable()
    .default(null),
  /** Of rules over free text. */
  similarity: similaritySchema.nullable().default(null),
  /** Of the rule that merges findings. */
  findings: findingsSchema.nullable().default(null),
  /** Branches that do not count, each with its reason; the missing ones are named here. */
  excluded: z.array(z.object({ index: z.int(), label: z.string(), reason: z.string(), detail: z.string().optional() })),
  /** `left`: the answers that are still tied after the step; missing from results that were stored before it was kept. */
  tieBreak: z.array(z.object({ policy: z.string(), detail: z.string(), left: z.array(z.string()).optional() })),
  /** The branches that count: with the excluded ones they are all that were planned. */
  provenance: z.array(z.object({ index: z.int(), label: z.string() })),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
})
export type AggregationResult = z.infer<typeof aggregationResultSchema>
export type Excluded = AggregationResult['excluded'][number]
export type Note = AggregationResult['notes'][number]

export type AggregationInput = {
  branches: readonly AggregationBranch[]
  answer: Answer
  /** What was asked of a model to break a tie; without it a policy that needs a model stops there. */
  tieHelp?: {
    /** Further votes that were asked for; they stand among the branches. */
    extraVotes?: number
    /** The answer that a judge chose among the tied ones; null when it chose none or gave no verdict. */
    judged?: string | null
  }
}
