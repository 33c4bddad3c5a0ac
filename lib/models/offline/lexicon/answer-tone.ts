import type { OfflineTask } from '../offline-task'
import { loadLanguage } from '../text/language'
import { materialUnderReview } from '../text/material-under-review'
import { readPassages, type Passage } from '../text/passages'
import { findStrongWording } from './strong-wording'
import { loadSentiment, strongestWords, type Sentiment } from './sentiment'

/** The first line of every tone report. */
const toneNote = '*Measured word by word by an offline model, not an LLM.*'

const maxQuotes = 8

/** Describes the tone of a text: its mood, the words that make it, claims put absolutely, and the length of its sentences. */
export async function answerTone(task: OfflineTask): Promise<string> {
  const [language, read] = await Promise.all([loadLanguage(), loadSentiment()])
  const material = materialUnderReview(task, language)
  const passages = await readPassages(material, language, task.signal)
  if (passages.length === 0) return `${toneNote}\n\nThere is no running text to measure in ${material.source}.`
  const moods = passages.map((passage) => read(passage.text))
  return [toneNote, describeMood(material.source, moods), describeLength(passages), describeWording(passages)].join(
    '\n\n',
  )
}

function describeMood(source: string, moods: readonly Sentiment[]): string {
  const words = moods.flatMap((mood) => mood.words)
  const up = moods.filter(({ mean }) => mean > 0).length
  const down = moods.filter(({ mean }) => mean < 0).length
  const mean = words.length === 0 ? 0 : words.reduce((sum, { score }) => sum + score, 0) / words.length
  const mood = mean > 1 ? 'positive' : mean < -1 ? 'negative' : 'balanced'
  const flat = moods.length - up - down
  return [
    `**Mood: ${mood}** (${mean.toFixed(2)} on a scale from −5 to 5)`,
    '',
    `- ${source} has ${moods.length} sentences: ${up} positive, ${down} negative, ${flat} neutral.`,
    ...(words.length === 0 ? [] : [`- Strongest words: ${strongestWords(words, 8).join(', ')}.`]),
  ].join('\n')
}

function describeLength(passages: readonly Passage[]): string {
  const lengths = passages.map(({ text }) => text.split(/\s+/).length)
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const longest = Math.max(...lengths)
  const at = lengths.indexOf(longest)
  return [
    '**Length**',
    '',
    `- ${mean.toFixed(0)} words in a sentence on average; the longest has ${longest} (paragraph ${passages[at]?.paragraph}).`,
  ].join('\n')
}

function describeWording(passages: readonly Passage[]): string {
  const found = passages.flatMap((passage) => {
    const words = findStrongWording(passage.text)
    return words.length === 0 ? [] : [{ passage, words }]
  })
  if (found.length === 0) return '**Absolute and promotional wording**\n\n- None found.'
  const shown = found.toSorted((a, b) => b.words.length - a.words.length).slice(0, maxQuotes)
  return [
    `**Absolute and promotional wording** (${found.length} of ${passages.length} sentences)`,
    '',
    ...shown.map(({ passage, words }) => {
      const list = words.map((word) => `“${word}”`).join(', ')
      return `- ${list}: “${passage.text}” (${passage.source}, paragraph ${passage.paragraph})`
    }),
  ].join('\n')
}
