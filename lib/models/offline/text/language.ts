import type { ItemSentence, ItemToken, ItsFunction } from 'wink-nlp'

/** A sentence as it stands in its source, and its telling words as stems. */
type Sentence = { text: string; terms: string[] }

export type Language = {
  sentencesOf: (text: string) => Sentence[]
  /** Stems of the words that carry meaning, lower case, in order; numbers as written. */
  termsOf: (text: string) => string[]
}

let loaded: Promise<Language> | undefined

/** English, by wink-nlp. The model takes a third of a second to load, so it is loaded once, when first needed. */
export function loadLanguage(): Promise<Language> {
  return (loaded ??= load())
}

async function load(): Promise<Language> {
  const [{ default: winkNlp }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ])
  const { readDoc, its } = winkNlp(model, ['sbd'])
  // The typings give `stem` its arguments in another order than they ask of a function here; it is made for this place.
  const stem = its.stem as unknown as ItsFunction<string>

  const termOf = (token: ItemToken): string[] => {
    const type = token.out(its.type)
    const word = token.out(its.normal)
    if (type === 'number') return [word]
    if (type !== 'word' || token.out(its.stopWordFlag) || word.length < 2) return []
    return [token.out(stem)]
  }

  return {
    sentencesOf: (text) => {
      const sentences: Sentence[] = []
      readDoc(text)
        .sentences()
        .each((sentence: ItemSentence) => {
          const terms: string[] = []
          sentence.tokens().each((token: ItemToken) => terms.push(...termOf(token)))
          sentences.push({ text: sentence.out().trim(), terms })
        })
      return sentences.filter((sentence) => sentence.text !== '')
    },
    termsOf: (text) => {
      const terms: string[] = []
      readDoc(text)
        .tokens()
        .each((token: ItemToken) => terms.push(...termOf(token)))
      return terms
    },
  }
}
