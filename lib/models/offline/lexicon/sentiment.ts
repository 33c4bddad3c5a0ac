/** A word that carries feeling, with its strength in this text from −5 to 5. */
export type ChargedWord = { word: string; score: number }

export type Sentiment = {
  /** Mean strength of the charged words, −5 to 5; 0 without any. */
  mean: number
  words: readonly ChargedWord[]
}

export type SentimentReader = (text: string) => Sentiment

/** The lexicon AFINN-165 with negations, by wink-sentiment. Loaded when first needed. */
export async function loadSentiment(): Promise<SentimentReader> {
  const { default: sentiment } = await import('wink-sentiment')
  return (text) => {
    const tokens = sentiment(text).tokenizedPhrase
    const words = tokens.flatMap(({ value, score }) =>
      score === undefined || score === 0 ? [] : [{ word: value.toLowerCase(), score }],
    )
    const mean = words.length === 0 ? 0 : words.reduce((sum, { score }) => sum + score, 0) / words.length
    return { mean, words }
  }
}

/** The strongest words, each once, with how often they stand there. */
export function strongestWords(words: readonly ChargedWord[], count: number): string[] {
  const found = new Map<string, { score: number; times: number }>()
  for (const { word, score } of words) {
    const times = (found.get(word)?.times ?? 0) + 1
    found.set(word, { score, times })
  }
  return [...found]
    .toSorted(([, a], [, b]) => Math.abs(b.score) - Math.abs(a.score) || b.times - a.times)
    .slice(0, count)
    .map(
      ([word, { score, times }]) =>
        `“${word}” (${score > 0 ? '+' : '−'}${Math.abs(score)}${times > 1 ? `, ${times}×` : ''})`,
    )
}
