import { z } from 'zod'
import { partBranches } from '../branches'
import { defineModelRule } from '../define-rule'
import { missingBranches } from '../markdown/missing-branches'
import { paragraphs } from '../markdown/paragraphs'
import { numberLocale } from '../numbers/number-locale'
import { locale, seed } from '../options'
import { readReply } from '../synthesis/read-reply'
import { writeCall } from '../synthesis/write-call'

const options = z.strictObject({
  instruction: z
    .string()
    .max(20_000)
    .default('Write one report that answers the task of the branches.')
    .describe('What the combined answer is to be.'),
  showLabels: z
    .boolean()
    .default(true)
    .describe('Tells the model the labels of the branches. Switch it off where labels name models.'),
  order: z
    .enum(['declared', 'shuffled'])
    .default('declared')
    .describe('The order in which the model reads the branches. Shuffled, none has the advantage of standing first.'),
  seed,
  locale,
})

/** One model call that merges the branches and backs every claim with quotes, which are then checked here, word for word. */
export const synthesize = defineModelRule({
  name: 'synthesize',
  label: 'Synthesize',
  summary: 'A model merges the outputs into one answer and quotes what it rests on.',
  family: 'freeText',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options,
  write: (input, chosen) => writeCall(input, chosen),
  find: (reply, input, chosen) => {
    if (reply !== null) return readReply(reply, input, numberLocale(chosen.locale))
    const { excluded } = partBranches(input.branches)
    const message = 'No branch said anything that could be combined.'
    const text = paragraphs(`**Nothing to combine.** ${message}`, missingBranches(excluded, 'Missing'))
    return { outcome: 'insufficient', text, excluded, notes: [{ code: 'too_few_answers', message }] }
  },
})
