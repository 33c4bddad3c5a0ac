import { z } from 'zod'
import { partBranches } from '../branches'
import type { Note } from '../contract'
import { defineLocalRule } from '../define-rule'
import { reasonInWords } from '../markdown/missing-branches'
import { numberLocale } from '../numbers/number-locale'
import { locale } from '../options'
import { findContradictions } from '../text/find-contradictions'
import { joinBranches } from '../text/join-branches'
import { findDuplicates } from '../text/find-duplicates'
import { sectionMarkdown } from '../text/section-markdown'

const options = z.strictObject({
  headingLevel: z
    .int()
    .min(1)
    .max(5)
    .default(2)
    .describe('The level of the section headings; headings inside move below it.'),
  numbered: z.boolean().default(false).describe('Numbers the sections: 1., 2., 3.'),
  locale,
})

/** A report in the order of its outline. A missing section leaves a visible gap; what is said twice or differently is flagged. */
export const sectionJoin = defineLocalRule({
  name: 'sectionJoin',
  label: 'Join sections',
  summary: 'A report in the order of its sections, with gaps and contradictions flagged.',
  family: 'join',
  answers: ['text', 'choice', 'number', 'probability', 'ranking', 'json'],
  options,
  find: (input, { headingLevel, numbered, locale }) => {
    const heading = (label: string, number: number) =>
      `${'#'.repeat(headingLevel)} ${numbered ? `${number}. ` : ''}${label}`
    const finding = joinBranches(input, {
      separator: '\n\n',
      present: ({ label }, output, number) => sectionMarkdown(heading(label, number), label, output, headingLevel),
      missing: ({ label }, reason, number) =>
        `${heading(label, number)}\n\n> *This section is missing: ${reasonInWords(reason)}.*`,
    })
    const outputs = partBranches(input.branches).spoken.map(({ index, output }) => ({ branch: index, text: output }))
    const duplicates = findDuplicates(outputs)
    const contradictions = findContradictions(outputs, numberLocale(locale))
    return {
      ...finding,
      join: { ...finding.join, duplicates, contradictions },
      notes: [...(finding.notes ?? []), ...flags(duplicates.length, contradictions.length)],
    }
  },
})

/** Flagged, not edited: which of two numbers is right is for a person to say. */
function flags(duplicates: number, contradictions: number): Note[] {
  const notes: Note[] = []
  if (duplicates > 0) {
    const message = `${duplicates} ${duplicates === 1 ? 'paragraph stands' : 'paragraphs stand'} in two sections almost word for word.`
    notes.push({ code: 'near_duplicates', message })
  }
  if (contradictions > 0) {
    const message = `${contradictions} ${contradictions === 1 ? 'statement stands' : 'statements stand'} in two sections with different numbers.`
    notes.push({ code: 'contradictions', message })
  }
  return notes
}
