import type { Answer } from '../aggregation/answer'

/**
 * How the model is asked to put its answer, so that it can be counted afterwards: reasons first, the answer on a last line that
 * begins with `Answer:` (read by lib/aggregation/extraction). null where any text will do.
 *
 * @param takesSchema the server keeps to a JSON schema that is sent beside the prompt.
 * @param statesConfidence it is also to say how sure it is.
 */
export function askForAnswer(answer: Answer, takesSchema: boolean, statesConfidence = false): string | null {
  const wanted = askFor(answer, takesSchema)
  // The fields of a JSON answer are its schema's affair.
  if (!statesConfidence || answer.type === 'json') return wanted
  return [askForConfidence, wanted].filter((sentence) => sentence !== null).join(' ')
}

/** Read by lib/aggregation/extraction/stated-confidence.ts. */
const askForConfidence =
  'Say how sure you are of your answer on a line of its own that begins with “Confidence:” and then gives a number from 0 (a guess) to 1 (certain).'

function askFor(answer: Answer, takesSchema: boolean): string | null {
  switch (answer.type) {
    case 'text':
      return null
    case 'choice':
      return lastLine(`one of these, word for word: ${listed(answer.choices)}`)
    case 'ranking':
      return lastLine(`all of these, best first, with > between them: ${listed(answer.choices)}`)
    case 'number':
      return lastLine(
        answer.unit === undefined ? 'one number and nothing else' : `one number in ${answer.unit} and nothing else`,
      )
    case 'probability':
      return lastLine('the probability as one number from 0 to 1')
    case 'json': {
      const schema = JSON.stringify(answer.schema)
      return takesSchema
        ? null
        : `Answer with one JSON value and nothing else. It must fit this JSON schema:\n${schema}`
    }
    default:
      return answer satisfies never
  }
}

function lastLine(what: string): string {
  return `End with a line that begins with “Answer:” and then gives ${what}.`
}

function listed(choices: readonly string[]): string {
  return choices.map((choice) => `“${choice.trim()}”`).join(', ')
}
