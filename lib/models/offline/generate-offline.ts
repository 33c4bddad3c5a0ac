import { ModelCallError, type Generate, type ModelRequest } from '../../engine/model-call'
import { cannotAnswer } from './cannot-answer'
import { answerExtract } from './extract/answer-extract'
import { answerNumber } from './extract/answer-number'
import { answerFigures } from './figures/answer-figures'
import { answerForecast, isForecasterId, type ForecasterId } from './forecast/answer-forecast'
import { answerChoice, answerRanking } from './lexicon/answer-choice'
import { answerProbability } from './lexicon/answer-probability'
import { answerTone } from './lexicon/answer-tone'
import { answerCode } from './code/answer-code'
import { answerScreen } from './screen/answer-screen'
import { isOfflineModelId, type OfflineModelId } from './offline-models'
import { readTask, type OfflineTask } from './offline-task'
import { letOthersRun } from './let-others-run'
import { streamText } from './stream-text'
import { mergeBranches } from './synthesis/merge-branches'

/**
 * Calls an offline model: the same contract as any other model, answered by computing on this machine. The same request always has the
 * same answer. It costs nothing and counts no tokens, so usage is unknown rather than 0.
 */
export const generateOffline: Generate = async (request, { signal, onText }) => {
  await letOthersRun(signal)
  const task = readTask(request, signal)
  const text = await answerTo(request, task)
  await streamText(text, signal, onText)
  return { text, model: request.model, stopReason: 'end_turn', usage: null, costUsd: 0, warnings: task.warnings }
}

async function answerTo(request: ModelRequest, task: OfflineTask): Promise<string> {
  const { model, purpose } = request
  if (!isOfflineModelId(model)) {
    throw new ModelCallError('unknown_model', `There is no offline model called “${model}”. Choose one of the list.`, {
      retryable: false,
    })
  }
  if (purpose === 'synthesis' && request.answer.type !== 'text') {
    throw cannotAnswer('unsupported_task', `${model} computes, it cannot judge answers. Choose a language model.`)
  }
  if (purpose === 'synthesis') {
    if (model === 'offline/extract') return mergeBranches(request)
    throw cannotAnswer('unsupported_task', `${model} cannot merge texts. Choose offline/extract or a language model.`)
  }
  return isForecasterId(model) ? answerForecast(model, task) : answerFromText(model, task)
}

type TextModelId = Exclude<OfflineModelId, ForecasterId>

function answerFromText(model: TextModelId, task: OfflineTask): Promise<string> {
  if (model === 'offline/code') return answerCode(task)
  if (model === 'offline/screen') return answerScreen(task)
  const { answer } = task
  switch (answer.type) {
    case 'text':
      return writers[model](task)
    case 'choice':
      return answerChoice(task, answer.choices)
    case 'ranking':
      return answerRanking(task, answer.choices)
    case 'probability':
      return answerProbability(task)
    case 'number':
      return answerNumber(task)
    case 'json':
      throw cannotAnswer(
        'unsupported_answer',
        `${model} cannot answer in JSON. Choose a language model, or ask for text.`,
      )
    default:
      return answer satisfies never
  }
}

const writers: {
  [Id in Exclude<TextModelId, 'offline/code' | 'offline/screen'>]: (task: OfflineTask) => Promise<string>
} = {
  'offline/extract': answerExtract,
  'offline/figures': answerFigures,
  'offline/lexicon': answerTone,
}
