import type { WorkflowDocument } from '../graph/document'
import type { Voter } from '../nodes/vote'
import { at, edge } from './lay-out'
import { renewableEnergyByState } from './samples/renewable-energy-by-state'
import { energyByState } from './sources'
import type { Template } from './template'

const regions = [
  'California',
  'Colorado',
  'Florida',
  'Georgia',
  'Illinois',
  'Iowa',
  'Kansas',
  'Minnesota',
  'New York',
  'Oklahoma',
  'Texas',
  'Washington',
]

const statisticians: Voter[] = [
  { label: 'Naive', model: 'offline/naive' },
  { label: 'Drift', model: 'offline/drift' },
  { label: 'Linear trend', model: 'offline/linear' },
  { label: 'Holt’s trend', model: 'offline/holt' },
]

/** Models of different size, so that they do not all err alike, and two baselines that any forecast has to beat. */
const mixedPanel: Voter[] = [
  { label: 'Claude Opus', model: 'anthropic/claude-opus-5-5' },
  { label: 'Claude Sonnet', model: 'anthropic/claude-sonnet-5-5', samples: 2 },
  { label: 'Claude Haiku', model: 'anthropic/claude-haiku-5-5' },
  { label: 'Drift baseline', model: 'offline/drift' },
  { label: 'Holt baseline', model: 'offline/holt' },
]

const prompt = `Forecast the next period of one series for planning.

Region: {{past.region}}
Quantity: {{past.quantity}}

<past_figures>
{{past.figures}}
</past_figures>

Use the rows of this region in the order of time; other regions only as a hint at what they have in common. Weigh level, trend and recent changes of trend; a single unusual year is not a trend. Do not round to a convenient number. Reason in at most five sentences, then answer with one number: the figure of the period that follows the last one in the table, in the unit of the table.`

/** One question, several forecasters, the middle answer. */
export const salesForecast: Template = {
  id: 'sales-forecast',
  title: 'Regional sales forecast',
  summary: 'Several models forecast the next figure of a region independently; the median counts, the spread is shown.',
  pattern: 'voting',
  build: ({ claude }): WorkflowDocument => ({
    format: 'parallax.workflow/1',
    name: 'Regional sales forecast',
    description: 'Independent forecasters predict the next figure of a region from past figures; the median decides.',
    nodes: [
      {
        id: 'past',
        type: 'input',
        position: at(0),
        data: {
          label: 'Past figures',
          fields: [
            {
              name: 'region',
              label: 'Region',
              type: 'choice',
              required: true,
              choices: regions,
              default: 'California',
            },
            {
              name: 'quantity',
              label: 'Quantity',
              type: 'text',
              required: true,
              default: 'renewable energy brought to market, in trillion Btu (TBtu) a year',
            },
            {
              name: 'figures',
              label: 'Figures by period and region',
              type: 'table',
              required: true,
              default: renewableEnergyByState,
            },
          ],
        },
      },
      {
        id: 'forecasters',
        type: 'vote',
        position: at(1),
        data: {
          label: 'Forecasters',
          prompt,
          answer: { type: 'number', unit: 'TBtu' },
          voters: claude ? mixedPanel : statisticians,
        },
      },
      { id: 'forecast', type: 'aggregate', position: at(2), data: { label: 'Median', rule: 'median' } },
      { id: 'result', type: 'output', position: at(3), data: { label: 'Forecast', format: 'markdown' } },
    ],
    edges: [edge('past', 'forecasters'), edge('forecasters', 'forecast'), edge('forecast', 'result')],
  }),
  sources: [energyByState],
}
