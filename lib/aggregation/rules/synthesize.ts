import { z } from 'zod'
import { defineModelRule } from '../define-rule'
import { conductSynthesis } from '../synthesis/conduct-synthesis'
import { synthesisOptions } from '../synthesis/synthesis-options'

/**
 * One model call that merges the branches and backs every claim with quotes, which are then checked here, word for word. Quotes that
 * cannot be confirmed are asked for once more.
 *
 * @see Gao et al. 2023, Enabling Large Language Models to Generate Text with Citations, arXiv 2305.14627, for why quotes are checked.
 */
export const synthesize = defineModelRule({
  name: 'synthesize',
  label: 'Synthesize',
  summary: 'A model merges the outputs into one answer and quotes what it rests on.',
  family: 'freeText',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options: z.strictObject(synthesisOptions),
  conduct: conductSynthesis,
  countCalls: (branches) => (branches === 0 ? { least: 0, most: 0 } : { least: 1, most: 2 }),
})
