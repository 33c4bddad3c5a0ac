import { expect, it } from 'vitest'
import { splitReply, visibleSynthesis } from './split-reply'

const claims = '{"claims":[]}'

it.each([
  ['a block at the end', `# Report\n\nText.\n\n<claims>\n${claims}\n</claims>`],
  ['a block in a fence of code', `# Report\n\nText.\n\n\`\`\`json\n<claims>\n${claims}\n</claims>\n\`\`\``],
  ['a block that was never closed', `# Report\n\nText.\n<claims>${claims}`],
  ['a block on the last line', `# Report\n\nText. <claims>${claims}</claims>\n`],
])('parts the answer from %s', (_, reply) => {
  expect(splitReply(reply)).toEqual({ answer: '# Report\n\nText.', claims })
})

it('keeps words behind the block', () => {
  expect(splitReply(`Before.\n<claims>${claims}</claims>\n\nAfter.`).answer).toBe('Before.\n\nAfter.')
})

it('takes a mention of the tag for what it is', () => {
  expect(splitReply('The tag <claims> opens a block.')).toEqual({
    answer: 'The tag <claims> opens a block.',
    claims: null,
  })
})

it('shows at every moment only words that stay', () => {
  const reply = `Sales < 5 rose.\n\nMore.\n\n<claims>\n${claims}\n</claims>`
  for (let end = 0; end <= reply.length; end += 1) {
    const visible = visibleSynthesis(reply.slice(0, end))
    expect('Sales < 5 rose.\n\nMore.'.startsWith(visible)).toBe(true)
  }
  expect(visibleSynthesis(reply)).toBe('Sales < 5 rose.\n\nMore.')
})
