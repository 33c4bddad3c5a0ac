import type { RuleCall } from '../define-rule'

type Materials = RuleCall['materials']

/**
 * Texts as data blocks that none of them can close: the name of the tag is one that occurs in none of them. The texts stay as they
 * were written.
 *
 * @param word what a block is: `answer`.
 */
export function dataBlocks(word: string, blocks: readonly { id: string; text: string }[]): Materials {
  const tag = unusedTag(
    word,
    blocks.map(({ text }) => text),
  )
  return blocks.map(({ id, text }) => ({ label: id, open: `<${tag} id="${id}">`, text, close: `</${tag}>` }))
}

/** The word itself, or with a number behind it where a text already contains it as a tag. */
export function unusedTag(word: string, texts: readonly string[]): string {
  const said = texts.map((text) => text.toLowerCase()).join('\n')
  let tag = word
  for (let n = 2; said.includes(`<${tag}`) || said.includes(`</${tag}`); n += 1) tag = `${word}-${n}`
  return tag
}
