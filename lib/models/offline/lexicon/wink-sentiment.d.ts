/** The package has no types of its own. Scores are those of AFINN-165, −5 to 5, with the sign turned after a negation. */
declare module 'wink-sentiment' {
  export type SentimentToken = { value: string; tag: string; negation?: boolean; grouped?: number; score?: number }
  export default function sentiment(text: string): {
    score: number
    normalizedScore: number
    tokenizedPhrase: SentimentToken[]
  }
}
