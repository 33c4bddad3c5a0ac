import type { Answer } from '../../aggregation/answer'
import type { ModelRequest } from '../../engine/model-call'
import type { PromptSegment } from '../../graph/prompt-segment'

/** A document or a table that was put into the prompt, with the name it is quoted by. */
export type Material = { source: string; text: string }

/** A request as an offline model reads it: the question apart from what is to be searched. */
export type OfflineTask = {
  /** The author's words with short fields filled in. */
  instruction: string
  /** What this branch alone is asked: the section's own words where there are any. */
  focus: string
  /** Whom the voter is to be; null for nobody in particular. */
  persona: string | null
  materials: readonly Material[]
  answer: Answer
  warnings: readonly string[]
  signal: AbortSignal
}

/** Characters of material that are searched. More would take seconds; what is left out is said in a warning. */
const maxCharacters = 400_000

/** Takes the segments of a request apart. A prompt without any material is its own material. */
export function readTask(request: ModelRequest, signal: AbortSignal): OfflineTask {
  const instruction = join(request.segments.filter(({ kind }) => kind === 'instruction'))
  const focus = join(request.segments.filter(isFocus))
  const given = request.segments.filter(({ kind, text }) => kind === 'material' && text.trim() !== '')
  const whole = given.length === 0 ? [{ source: 'Prompt', text: instruction }] : given.map(toMaterial)
  const { materials, omitted } = cap(whole)
  const warnings =
    omitted === 0
      ? []
      : [`Only the first ${maxCharacters} characters of the material were read; ${omitted} were left out.`]
  return {
    instruction,
    focus: focus || instruction,
    persona: request.persona ?? null,
    materials,
    answer: request.answer,
    warnings,
    signal,
  }
}

function isFocus({ kind, source }: PromptSegment): boolean {
  return kind === 'instruction' && (source?.startsWith('section.') ?? false)
}

function join(segments: readonly PromptSegment[]): string {
  return segments
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function toMaterial({ source, text }: PromptSegment, at: number): Material {
  return { source: source === null ? `Material ${at + 1}` : nameOf(source), text }
}

/** `brief.customer_notes` is quoted as “Customer notes”. */
function nameOf(reference: string): string {
  const words = (reference.split('.').at(-1) ?? reference).replace(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function cap(materials: readonly Material[]): { materials: Material[]; omitted: number } {
  let left = maxCharacters
  let omitted = 0
  const kept = materials.map((material) => {
    const text = material.text.slice(0, left)
    left -= text.length
    omitted += material.text.length - text.length
    return { ...material, text }
  })
  return { materials: kept.filter(({ text }) => text !== ''), omitted }
}
