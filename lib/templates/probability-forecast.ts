import type { WorkflowDocument } from '../graph/document'
import type { Voter } from '../nodes/vote'
import { at, edge } from './lay-out'
import { renewableEnergyByState } from './samples/renewable-energy-by-state'
import { energyByState } from './sources'
import type { Template } from './template'

const statisticians: Voter[] = [
  { label: 'Naive', model: 'offline/naive' },
  { label: 'Drift', model: 'offline/drift' },
  { label: 'Linear trend', model: 'offline/linear' },
  { label: 'Holt’s trend', model: 'offline/holt' },
]

const forecasters: Voter[] = [
  {
    label: 'Outside view',
    persona: 'You begin with how often such a thing has happened before, and move little from it.',
  },
  { label: 'Trend', persona: 'You ask whether what has been going on lately will go on.' },
  { label: 'Sceptic', persona: 'You look for what would make the obvious answer wrong.' },
  { label: 'Drift baseline', model: 'offline/drift' },
  { label: 'Holt baseline', model: 'offline/holt' },
]

const prompt = `Give the probability of one event.

Event: {{question.event}}

<past_figures>
{{question.figures}}
</past_figures>

Use the rows that the event is about, in the order of time; the others only as a hint at what they have in common. Give a reason for and a reason against in at most four sentences, and do not round to a convenient number.`

/** One event, several forecasters, their odds pooled. */
export const probabilityForecast: Template = {
  id: 'probability-forecast',
  title: 'Forecast of a probability',
  summary: 'Several forecasters give the chance of one event; the geometric mean of their odds is taken.',
  pattern: 'voting',
  offlineNote: 'Offline four statistical methods forecast from past figures; knowledge of the world needs an LLM.',
  build: ({ claude }): WorkflowDocument => ({
    format: 'parallax.workflow/1',
    name: 'Forecast of a probability',
    description: 'Independent forecasters give a probability; it is pooled by the geometric mean of odds.',
    nodes: [
      {
        id: 'question',
        type: 'input',
        position: at(0),
        data: {
          label: 'Question',
          fields: [
            {
              name: 'event',
              label: 'Event',
              type: 'text',
              required: true,
              default: 'In 2018, the renewable energy of California will be above 1,150 trillion Btu.',
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
          answer: { type: 'probability' },
          voters: claude ? forecasters : statisticians,
        },
      },
      {
        id: 'pool',
        type: 'aggregate',
        position: at(2),
        data: { label: 'Mean of odds', rule: 'probabilityPool', options: { method: 'odds' } },
      },
      { id: 'result', type: 'output', position: at(3), data: { label: 'Probability', format: 'markdown' } },
    ],
    edges: [edge('question', 'forecasters'), edge('forecasters', 'pool'), edge('pool', 'result')],
  }),
  sources: [energyByState],
}
