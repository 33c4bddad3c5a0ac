import type { z } from 'zod'
import type { Issue } from '../errors/app-error'
import { describeZodIssue } from './describe-zod-issue'
import { workflowDocumentSchema, type WorkflowDocument } from './document'
import { InvalidDocumentError } from './invalid-document-error'

/** Deeper values would overflow the stack of whoever walks them; a real document stays below 20. */
const maxDepth = 64

/**
 * Reads an unknown value as a workflow document. Whether its graph can run is another question: `checkGraph`.
 *
 * @throws InvalidDocumentError with every problem at once; unknown keys are refused by name.
 */
export function parseWorkflowDocument(value: unknown): WorkflowDocument {
  const unsafe = checkShape(value)
  if (unsafe.length > 0) throw new InvalidDocumentError(unsafe)
  // The empty message marks what no schema has words for; a schema's own message wins over it.
  const result = workflowDocumentSchema.safeParse(value, { reportInput: true, error: () => '' })
  if (!result.success) throw new InvalidDocumentError(result.error.issues.flatMap(toIssues))
  return result.data
}

/** One issue a key, so that each unknown key has its own path. */
function toIssues(issue: z.core.$ZodIssue): Issue[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [null]
  return keys.map((key) => {
    const path = key === null ? issue.path : [...issue.path, key]
    return {
      path: path.map(String).join('.'),
      code: codeOf(issue),
      message: issue.message || describeZodIssue(issue, key),
    }
  })
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'unknown_key'
  return issue.code === 'invalid_type' && issue.input === undefined ? 'missing' : issue.code
}

/** What a schema would drop or choke on without a word: keys called `__proto__`, and nesting without end. Walks without recursion. */
function checkShape(root: unknown): Issue[] {
  const issues: Issue[] = []
  const open: { value: unknown; path: string; depth: number }[] = [{ value: root, path: '', depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, path, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > maxDepth) {
      return [{ path, code: 'too_deep', message: `Values may be nested ${maxDepth} deep at most.` }]
    }
    if (Object.hasOwn(value, '__proto__')) {
      const message = 'Remove the key “__proto__”: it is not allowed anywhere in a document.'
      issues.push({ path: joinPath(path, '__proto__'), code: 'unknown_key', message })
    }
    for (const [key, inner] of Object.entries(value)) {
      open.push({ value: inner, path: joinPath(path, key), depth: depth + 1 })
    }
  }
  return issues
}

function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}
