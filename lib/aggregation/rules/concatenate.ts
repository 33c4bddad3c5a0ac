import { z } from 'zod'
import { defineLocalRule } from '../define-rule'
import { joinBranches } from '../text/join-branches'
import { fillTemplate } from '../text/fill-template'
import { reasonInWords } from '../markdown/missing-branches'
import { shiftHeadings } from '../text/shift-headings'

const options = z.strictObject({
  template: z
    .string()
    .default('## {{label}}\n\n{{output}}')
    .describe(
      'How each branch is written. Knows {{label}}, {{number}} (from 1), {{index}} (from 0), {{model}} and {{output}}.',
    ),
  separator: z.string().default('\n\n').describe('What stands between two branches.'),
  missing: z
    .enum(['placeholder', 'skip'])
    .default('placeholder')
    .describe('A branch without output is shown with its reason, or left out of the text and named below it.'),
  headingShift: z.int().min(0).max(5).default(0).describe('Moves the headings of the outputs this many levels down.'),
  maxCharacters: z
    .int()
    .positive()
    .optional()
    .describe('Cuts every output at this length and says how much is left out. Left out: nothing is cut.'),
})

/** Writes the branches one behind the other in declared order. */
export const concatenate = defineLocalRule({
  name: 'concatenate',
  label: 'Concatenate',
  summary: 'All outputs one behind the other, in order.',
  family: 'join',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options,
  find: (input, { template, separator, missing, headingShift, maxCharacters }) =>
    joinBranches(input, {
      separator,
      maxCharacters,
      present: (branch, output, number) => fillTemplate(template, branch, shiftHeadings(output, headingShift), number),
      missing: (branch, reason, number) =>
        missing === 'skip' ? null : fillTemplate(template, branch, `> *Missing: ${reasonInWords(reason)}.*`, number),
    }),
})
