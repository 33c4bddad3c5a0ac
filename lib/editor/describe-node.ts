import type { RuleName } from '../aggregation/rule-name'
import { targetsOf, wantsAllAnswers } from '../graph/check-stop'
import type { FlowNode, Graph } from '../graph/document'
import { countBranches } from '../graph/node-facts'
import { incomingNodes } from '../graph/order'
import type { Join } from '../nodes/aggregate'

/** Calls a model by the name that people know: `anthropic/claude-sonnet-5-5` → "Sonnet 5.5". */
export type NameModel = (reference: string) => string

/** A node as a sentence: "Ask 5 voters · Sonnet 5.5". What tells it from its neighbours, in words. */
export function describeNode(node: FlowNode, graph: Graph, nameModel: NameModel): string {
  switch (node.type) {
    case 'input': {
      const names = node.data.fields.map((field) => field.label?.trim() || field.name).filter(Boolean)
      return names.length === 0 ? 'No fields yet' : listed(names, 3)
    }
    case 'prompt':
      return `Ask ${node.data.model === undefined ? 'the default model' : nameModel(node.data.model)} once`
    case 'section':
      return joined([count(node.data.sections.length, 'section'), modelsOf(sectionModels(node), nameModel)])
    case 'vote':
      return joined([
        votersOf(node),
        modelsOf(
          node.data.voters.map((voter) => voter.model),
          nameModel,
        ),
        stopOf(node, graph),
      ])
    case 'aggregate':
      return describeAggregate(node, graph)
    case 'output':
      return `Shown as ${formats[node.data.format ?? 'markdown']}`
    case 'note':
      return node.data.text.trim() || 'Empty note'
    default:
      return node satisfies never
  }
}

const formats = { markdown: 'Markdown', json: 'JSON', table: 'a table' }

function sectionModels(node: FlowNode<'section'>): (string | undefined)[] {
  return node.data.sections.map((part) => part.model ?? node.data.model)
}

const stops = { never: '', unbeatable: 'stop when unbeatable', beta: 'stop when sure enough' }

/** How the vote may end early; nothing where somebody behind it needs every answer. */
function stopOf(node: FlowNode<'vote'>, graph: Graph): string {
  const targets = targetsOf(node.id, graph)
  return targets.length === 0 || targets.some(wantsAllAnswers) ? '' : stops[node.data.stop?.rule ?? 'never']
}

function votersOf({ data }: FlowNode<'vote'>): string {
  const ballots = data.voters.reduce((sum, voter) => sum + (voter.samples ?? 1), 0)
  if (data.voters.length === 1) return ballots === 1 ? 'Ask 1 voter' : `Ask 1 voter ${ballots} times`
  const asked = `Ask ${data.voters.length} voters`
  return ballots === data.voters.length ? asked : `${asked}, ${ballots} ballots`
}

/** One name where all are the same, "3 models" where they differ, nothing where none is named. */
function modelsOf(models: readonly (string | undefined)[], nameModel: NameModel): string {
  const named = [...new Set(models)]
  const [first] = named
  if (named.length === 1) return first === undefined ? '' : nameModel(first)
  return named.length === 0 ? '' : `${named.length} models`
}

const ruleVerbs: Record<RuleName, string> = {
  concatenate: 'Puts together',
  sectionJoin: 'Joins',
  jsonMerge: 'Merges the JSON of',
  mergeFindings: 'Merges the findings of',
  plurality: 'Most frequent of',
  majority: 'Majority of',
  supermajority: 'Supermajority of',
  kOfN: 'Whatever enough say of',
  weighted: 'Most weight of',
  confidenceWeighted: 'Most weight of',
  softVote: 'Most probable of',
  approval: 'Most approved of',
  schulze: 'Schulze winner of',
  condorcet: 'Condorcet winner of',
  borda: 'Most points of',
  reciprocalRank: 'Best ranked of',
  irv: 'Instant runoff of',
  mean: 'Mean of',
  median: 'Median of',
  trimmedMean: 'Trimmed mean of',
  winsorizedMean: 'Winsorized mean of',
  geometricMean: 'Geometric mean of',
  weightedMean: 'Weighted mean of',
  weightedMedian: 'Weighted median of',
  probabilityPool: 'Pooled probability of',
  geometricMedian: 'Geometric median of',
  synthesize: 'Synthesizes',
  judgePairwise: 'Best in pairs of',
  judgeScore: 'Best scored of',
  universalSelfConsistency: 'Most consistent of',
  semanticVote: 'Largest group by meaning of',
  similarityVote: 'Largest group of like answers of',
  medoid: 'Most typical of',
  moa: 'Rewrites in layers and merges',
}

function describeAggregate(node: FlowNode<'aggregate'>, graph: Graph): string {
  const sources = incomingNodes(graph, node.id)
  if (sources.length === 0) return `${ruleVerbs[node.data.rule]} the branches that lead here`
  const branches = sources.reduce((sum, source) => sum + Math.max(1, countBranches(source)), 0)
  const what = sources.every(({ type }) => type === 'vote')
    ? 'ballot'
    : sources.every(({ type }) => type === 'section')
      ? 'section'
      : 'branch'
  return `${ruleVerbs[node.data.rule]} ${count(branches, what)}, ${describeJoin(node.data.join, branches)}`
}

/** When a fan-in starts, as the end of a sentence. */
function describeJoin(join: Join | undefined, branches: number): string {
  switch (join?.wait ?? 'all') {
    case 'all':
      return branches === 1 ? 'when it has settled' : 'when all have settled'
    case 'quorum':
      return `${join?.seconds === undefined ? 'when' : `${join.seconds} s after`} ${join?.count ?? '…'} have succeeded`
    case 'first':
      return 'when the first has succeeded'
    case 'deadline':
      return `after ${join?.seconds ?? '…'} s`
  }
}

const plurals: Record<string, string> = { branch: 'branches' }

function count(number: number, noun: string): string {
  return `${number} ${number === 1 ? noun : (plurals[noun] ?? `${noun}s`)}`
}

function listed(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}
