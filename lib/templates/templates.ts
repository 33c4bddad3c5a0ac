import { contentReview } from './content-review'
import { marketResearch } from './market-research'
import { salesForecast } from './sales-forecast'
import type { Template } from './template'

/** The workflows that come with the app, in the order in which they are offered. */
export const templates: readonly Template[] = [marketResearch, salesForecast, contentReview]
