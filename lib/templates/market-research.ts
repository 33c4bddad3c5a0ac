import type { WorkflowDocument } from '../graph/document'
import { at, edge } from './lay-out'
import { competitorNotes } from './samples/competitor-notes'
import { customerNotes } from './samples/customer-notes'
import { electricitySuppliers } from './samples/electricity-suppliers'
import { marketByState } from './samples/market-by-state'
import { electricitySuppliers as supplierSource, energyByState, householdIncome, illustrative } from './sources'
import type { Template } from './template'

const sections = [
  {
    label: 'Competitors: pricing and positioning',
    instruction:
      'Compare the competitors: price per kWh and monthly bill by ownership and supplier, who leads on price and who can charge more, and how each kind of supplier positions itself. Name the gap in positioning that no supplier fills.',
  },
  {
    label: 'Customer preferences and behaviour',
    instruction:
      'Describe what customers and households want from a price and a renewable offer, what makes customers switch or stay, what they distrust, and how they behave. Keep groups of customers apart where they differ.',
  },
  {
    label: 'Market potential by region',
    instruction:
      'Compare the regions by households, by households over $100,000 and their share, and by renewable energy and its growth. Rank the regions, name the states to enter first, and say what the figures cannot tell.',
  },
]

const prompt = `You are one of three researchers who work on the same brief at the same time. The other two cover the other parts, so keep to yours.

The client, {{brief.company}}, plans this offer: {{brief.offer}}
The question of the whole report: {{brief.question}}

Your part: {{section.label}}
{{section.instruction}}

<competitor_notes>
{{brief.competitor_notes}}
</competitor_notes>

<supplier_prices>
{{brief.supplier_prices}}
</supplier_prices>

<customer_notes>
{{brief.customer_notes}}
</customer_notes>

<market_by_state>
{{brief.market_by_state}}
</market_by_state>

How to work:
- Rest on the material above and on nothing else. Where it does not say enough, say what is missing.
- Compute from the tables where that answers the question, and show which rows and columns a figure comes from.
- Keep figures, units, names and years exactly as they stand. Say of what year a figure is.
- Tell facts from your conclusions.

Write Markdown: first the finding in two or three sentences, then short bullet points with their source in parentheses, then a table if it makes figures easier to compare. At most 400 words. Do not repeat the title of your part.`

const reportInstruction = `Write a market research report for the people who decide on the offer.

Begin with "In short": the answer to the question of the brief in three sentences, with the strongest figure. Then one section per branch with its most important findings and figures. Then "What follows": where to enter first, at what price point and with what message, each tied to findings of more than one branch. Then "Open questions": contradictions between the branches and what the material does not tell. Keep every figure with its unit and year.`

/** One brief, three parts side by side, one report. */
export const marketResearch: Template = {
  id: 'market-research',
  title: 'Market research report',
  summary: 'Competitors, customers and regions are researched side by side and merged into one report.',
  pattern: 'sectioning',
  build: ({ claude }): WorkflowDocument => ({
    format: 'parallax.workflow/1',
    name: 'Market research report',
    description: 'Three parts of one brief are researched in parallel and synthesized into a report.',
    nodes: [
      { id: 'brief', type: 'input', position: at(0), data: { label: 'Brief', fields } },
      {
        id: 'research',
        type: 'section',
        position: at(1),
        data: { label: 'Research', sections, prompt, ...(claude ? {} : { model: 'offline/extract' }) },
      },
      {
        id: 'report',
        type: 'aggregate',
        position: at(2),
        data: {
          label: 'Synthesize',
          rule: 'synthesize',
          options: { instruction: reportInstruction },
          ...(claude ? {} : { model: 'offline/extract' }),
        },
      },
      { id: 'result', type: 'output', position: at(3), data: { label: 'Report', format: 'markdown' } },
    ],
    edges: [edge('brief', 'research'), edge('research', 'report'), edge('report', 'result')],
  }),
  sources: [
    supplierSource,
    householdIncome,
    energyByState,
    illustrative(
      'Competitor notes and customer notes',
      'Client and interviewed people are fictional; the figures are those of the tables.',
    ),
  ],
}

const fields = [
  { name: 'company', label: 'Company', type: 'text' as const, required: true, default: 'Prairie Lantern (fictional)' },
  {
    name: 'offer',
    label: 'Offer',
    type: 'text' as const,
    required: true,
    default: 'electricity for households at a price fixed for three years, from a wind farm that is named',
  },
  {
    name: 'question',
    label: 'Question',
    type: 'text' as const,
    required: true,
    default: 'In which regions should the offer start, against whom, and with what message?',
  },
  {
    name: 'competitor_notes',
    label: 'Competitor notes',
    type: 'document' as const,
    required: true,
    default: competitorNotes,
  },
  {
    name: 'supplier_prices',
    label: 'Supplier prices',
    type: 'table' as const,
    required: true,
    default: electricitySuppliers,
  },
  {
    name: 'customer_notes',
    label: 'Customer notes',
    type: 'document' as const,
    required: true,
    default: customerNotes,
  },
  { name: 'market_by_state', label: 'Market by state', type: 'table' as const, required: true, default: marketByState },
]
