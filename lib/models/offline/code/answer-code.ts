import { cannotAnswer } from '../cannot-answer'
import type { OfflineTask } from '../offline-task'
import { codePatterns, type Aspect } from './patterns'

const aspects: readonly Aspect[] = ['security', 'correctness', 'style']
const asked: Record<Aspect, RegExp> = {
  security: /secur|attack|vulnerab/i,
  correctness: /correct|bug|logic|wrong/i,
  style: /style|readab|maintain|clean/i,
}

/**
 * Reviews code by known patterns, line by line, for the aspect that the instruction names: a list of findings with file, line, rule,
 * severity, message and evidence.
 *
 * @throws ModelCallError for another answer than JSON.
 */
export async function answerCode({ answer, focus, instruction, materials }: OfflineTask): Promise<string> {
  if (answer.type !== 'json') {
    const message =
      'offline/code answers with a JSON list of findings. Set the answer to JSON, or choose another model.'
    throw cannotAnswer('unsupported_answer', message)
  }
  const wanted = aspects.find((aspect) => asked[aspect].test(focus)) ?? 'correctness'
  const named = instruction.match(/[\w./-]+\.(?:tsx?|jsx?|mjs|cjs)\b/)?.[0]
  const findings = materials.flatMap(({ source, text }) => reviewLines(named ?? source, text, wanted))
  return JSON.stringify({ findings }, null, 2)
}

function reviewLines(file: string, text: string, aspect: Aspect) {
  return text.split(/\r?\n/).flatMap((line, at) =>
    codePatterns.flatMap(({ rule, pattern, message, severity }) => {
      const level = severity[aspect]
      if (level === undefined || !pattern.test(line)) return []
      return [{ file, line: at + 1, rule, severity: level, message, evidence: line.trim().slice(0, 200) }]
    }),
  )
}
