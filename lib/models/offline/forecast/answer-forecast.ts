import { cannotAnswer } from '../cannot-answer'
import type { OfflineModelId } from '../offline-models'
import type { OfflineTask } from '../offline-task'
import { wordsOf } from '../tables/column-words'
import { formatNumber, plainNumber } from '../tables/format-number'
import { parseTable } from '../tables/parse-table'
import { loadLanguage } from '../text/language'
import { chanceOf, fewestErrors, findThreshold, pastErrors } from './chance-of-passing'
import { drift } from './drift'
import { findPeriod } from './find-period'
import { findSeries, type Series } from './find-series'
import { holt } from './holt'
import { linear } from './linear'
import { naive } from './naive'
import { seasonalNaive } from './seasonal-naive'

export type ForecasterId = Exclude<
  OfflineModelId,
  'offline/extract' | 'offline/figures' | 'offline/lexicon' | 'offline/screen' | 'offline/code'
>

type Forecaster = { fewest: number; forecast: (values: readonly number[]) => { value: number; method: string } }

/** What each forecaster says of its own method follows “Forecast by …”. */
const forecasters: { [Id in ForecasterId]: Forecaster } = {
  'offline/naive': {
    fewest: 1,
    forecast: (values) => ({ value: naive(values), method: 'the naive method, which repeats the last value' }),
  },
  'offline/drift': {
    fewest: 2,
    forecast: (values) => ({
      value: drift(values),
      method: 'the drift method, which adds the average change per period to the last value',
    }),
  },
  'offline/linear': {
    fewest: 2,
    forecast: (values) => ({
      value: linear(values),
      method: 'a linear trend, the line of least squares through all values',
    }),
  },
  'offline/holt': {
    fewest: 3,
    forecast: (values) => {
      const { forecast, parameters } = holt(values)
      return {
        value: forecast,
        method: `Holt’s linear method (alpha ${parameters.alpha}, beta ${parameters.beta}), which lets recent values count more`,
      }
    },
  },
  'offline/seasonal': { fewest: 1, forecast: forecastSeasonal },
}

export function isForecasterId(model: OfflineModelId): model is ForecasterId {
  return Object.hasOwn(forecasters, model)
}

function forecastSeasonal(values: readonly number[]) {
  const period = findPeriod(values)
  return period === null
    ? { value: naive(values), method: 'the naive method, since no season of 4, 7 or 12 periods shows in the data' }
    : {
        value: seasonalNaive(values, period),
        method: `the seasonal naive method, which repeats the value of ${period} periods ago`,
      }
}

/**
 * Forecasts the next value of the series in the material, or the probability that it passes a threshold: one sentence on method and
 * data, then the answer on a line of its own.
 *
 * @throws ModelCallError when there is no series, too short a one, or no threshold to pass.
 */
export async function answerForecast(model: ForecasterId, task: OfflineTask): Promise<string> {
  const { answer } = task
  if (answer.type !== 'number' && answer.type !== 'probability') {
    throw cannotAnswer(
      'unsupported_answer',
      `The forecaster ${model} answers with a number or a probability only. Set the answer to one of them, or choose another model.`,
    )
  }
  const tables = task.materials.flatMap((material) => parseTable(material) ?? [])
  const series = findSeries(tables, `${task.instruction} ${task.focus}`, await loadLanguage())
  const { fewest, forecast } = forecasters[model]
  const needed = answer.type === 'probability' ? fewest + fewestErrors : fewest
  if (series.values.length < needed) {
    const message = `${model} needs at least ${needed} values, and the series has ${series.values.length}. Give a longer series.`
    throw cannotAnswer('series_too_short', message)
  }
  const { value, method } = forecast(series.values)
  if (answer.type === 'probability') {
    const errors = pastErrors(series.values, fewest, (values) => forecast(values).value)
    const { probability, sentence } = chanceOf(findThreshold(task.instruction), value, errors)
    return `Forecast by ${method}: ${formatNumber(value)}. ${describeData(series)} ${sentence}\n\nAnswer: ${probability.toFixed(2)}`
  }
  const unit = answer.unit === undefined ? '' : ` ${answer.unit}`
  return `Forecast by ${method}. ${describeData(series)}\n\nAnswer: ${plainNumber(value)}${unit}`
}

function describeData({ source, name, filter, values, firstPeriod, lastPeriod }: Series): string {
  const span = firstPeriod === null ? '' : `, ${firstPeriod} to ${lastPeriod}`
  const rows = filter === null ? '' : ` for ${filter}`
  const last = formatNumber(values.at(-1) ?? NaN)
  return `Data: ${values.length} values of ${wordsOf(name)}${rows}${span}, from ${source}; the last is ${last}.`
}
