/**
 * Words that promise without limit or praise without ground. They are what editors and the guides on advertising ask to be qualified;
 * whether one is justified here is for a person to judge.
 */
const absolute =
  'always|never|all|every|everyone|nobody|none|only|completely|entirely|totally|fully|absolutely|guaranteed?|guarantees|certain(?:ly)?|undoubtedly|proven|risk-free|unlimited|zero|forever|instantly|immediately|100\\s?(?:%|percent)'
const promotional =
  'best|cheapest|lowest|fastest|cleanest|greenest|leading|unbeatable|unmatched|unrivalled|revolutionary|amazing|incredible|perfect|ultimate|world-class|eco-friendly|environmentally friendly|green(?:er)?|clean(?:er)?|sustainable|free'

const pattern = new RegExp(`\\b(?:${absolute}|${promotional})(?![\\p{L}\\d])`, 'giu')

/** The words of a sentence that claim absolutely or advertise, each once, as written. */
export function findStrongWording(sentence: string): string[] {
  const found = new Map<string, string>()
  for (const [word] of sentence.matchAll(pattern))
    if (!found.has(word.toLowerCase())) found.set(word.toLowerCase(), word)
  return [...found.values()]
}
