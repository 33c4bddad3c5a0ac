import { bestOfN } from './best-of-n'
import { codeReview } from './code-review'
import { conceptTest } from './concept-test'
import { contentReview } from './content-review'
import { guardrail } from './guardrail'
import { marketResearch } from './market-research'
import { mixtureOfAgents } from './mixture-of-agents'
import { pricingPanel } from './pricing-panel'
import { probabilityForecast } from './probability-forecast'
import { salesForecast } from './sales-forecast'
import type { Template } from './template'

/** The workflows that come with the app, in the order in which they are offered. */
export const templates: readonly Template[] = [
  marketResearch,
  salesForecast,
  contentReview,
  pricingPanel,
  conceptTest,
  guardrail,
  codeReview,
  probabilityForecast,
  bestOfN,
  mixtureOfAgents,
]
