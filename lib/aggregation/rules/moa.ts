import { z } from 'zod'
import { nameOf, partBranches } from '../branches'
import type { AggregationBranch, AggregationInput, AggregationResult } from '../contract'
import { defineModelRule, type Conduct, type Finding, type Replies, type RuleCall } from '../define-rule'
import { panelSchema, askMember, type Panel } from '../judging/panel'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { callLabel } from '../rounds/call-label'
import { conductSynthesis } from '../synthesis/conduct-synthesis'
import { splitReply } from '../synthesis/split-reply'
import { synthesisOptions } from '../synthesis/synthesis-options'
import { writeProposalCall } from '../synthesis/write-proposal-call'

const options = z.strictObject({
  ...synthesisOptions,
  layers: z
    .int()
    .min(2)
    .max(5)
    .default(2)
    .describe(
      'The branches are the first layer, the result is the last. Each layer between them rewrites what the one before it said.',
    ),
  proposers: panelSchema
    .default([{}, {}, {}])
    .describe(
      'The models of each layer between the branches and the result. One without a model takes that of the node.',
    ),
})
type Options = z.output<typeof options>
type Layers = NonNullable<AggregationResult['layers']>

/**
 * Layers of models: every proposer of a layer reads all that the layer before it wrote and writes a better answer; the last one
 * synthesizes. The branches are the first layer. Proposals that fail are left out; a layer needs one.
 *
 * @see Wang et al. 2024, Mixture-of-Agents Enhances Large Language Model Capabilities, arXiv 2406.04692.
 */
export const moa = defineModelRule({
  name: 'moa',
  label: 'Layers of models',
  summary: 'Layers of models rewrite what the layer before them said; the last merges it (mixture of agents).',
  family: 'freeText',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options,
  conduct: layer,
  countCalls: (branches, { layers, proposers }) => {
    if (branches === 0) return { least: 0, most: 0 }
    const between = (layers - 2) * proposers.length
    return { least: between + 1, most: between + 2 }
  },
})

function layer(input: AggregationInput, chosen: Options, replies: Replies): Conduct {
  const calls: RuleCall[] = []
  const layers: Layers = []
  let left = replies
  let read = input
  for (let number = 2; number < chosen.layers; number += 1) {
    const asked = proposalCalls(read, chosen, number)
    calls.push(...asked)
    if (asked.length === 0) break
    if (left.length < asked.length) return { calls, find: () => nothingProposed(input, number, layers) }
    const proposals = asked.map(({ label = '' }, index) => asBranch(label, left[index] ?? null, index))
    left = left.slice(asked.length)
    const made = proposals.filter(({ status }) => status === 'succeeded')
    layers.push({ proposals: made.map(({ label }) => label), missing: proposals.length - made.length })
    if (made.length === 0) return { calls, find: () => nothingProposed(input, number, layers) }
    read = { ...read, branches: proposals }
  }
  const last = conductSynthesis(read, chosen, left)
  return {
    calls: [...calls, ...last.calls],
    find: () => (layers.length === 0 ? last.find() : ofBranches(last.find(), input, layers)),
  }
}

function proposalCalls(input: AggregationInput, chosen: Options, number: number): RuleCall[] {
  return chosen.proposers.flatMap((member: Panel[number], at) => {
    const call = writeProposalCall(input, chosen)
    if (call === null) return []
    return [{ ...call, ...askMember(member), label: callLabel(`Layer ${number}`, `Proposal ${at + 1}`) }]
  })
}

function asBranch(label: string, reply: string | null, index: number): AggregationBranch {
  const said = reply === null ? '' : splitReply(reply).answer
  return said === ''
    ? { index, label, status: 'failed', output: null }
    : { index, label, status: 'succeeded', output: said }
}

/** The claims of the last layer cite its proposals; the branches that these began with are what the result rests on. */
function ofBranches(finding: Finding, { branches }: AggregationInput, layers: Layers): Finding {
  const { spoken, excluded } = partBranches(branches)
  const message = `The claims cite the proposals of layer ${layers.length + 1}, not the branches: ${layers.at(-1)?.proposals.join(', ') ?? ''}.`
  const lost = layers.reduce((sum, { missing }) => sum + missing, 0)
  return {
    ...finding,
    text: paragraphs(finding.text ?? '', missingBranches(excluded)),
    excluded,
    provenance: spoken.map(nameOf),
    layers,
    notes: [
      { code: 'cites_proposals', message },
      ...(lost === 0 ? [] : [{ code: 'proposals_missing', message: `${lost} proposals failed and were left out.` }]),
      ...(finding.notes ?? []),
    ],
  }
}

function nothingProposed({ branches }: AggregationInput, number: number, layers: Layers): Finding {
  const { spoken, excluded } = partBranches(branches)
  const message = `No proposal of layer ${number} came, so there was nothing to go on with.`
  const text = paragraphs(`**Nothing to combine.** ${message}`, missingBranches(excluded))
  const notes = [{ code: 'no_proposal', message }]
  return { outcome: 'insufficient', text, excluded, provenance: spoken.map(nameOf), layers, notes }
}
