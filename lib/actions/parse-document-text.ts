import type { WorkflowDocument } from '../graph/document'
import { InvalidDocumentError } from '../graph/invalid-document-error'
import { parseWorkflowDocument } from '../graph/parse-document'

const maxCharacters = 5 * 1024 * 1024

/** Reads the text of an exported workflow. @throws InvalidDocumentError */
export function parseDocumentText(text: string): WorkflowDocument {
  if (text.length > maxCharacters) throw refused('too_large', 'The file is larger than 5 MB.')
  let value: unknown
  try {
    // Some editors put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw refused('invalid_json', 'The file is not JSON. Choose a file that was exported from Parallax.')
  }
  return parseWorkflowDocument(value)
}

const refused = (code: string, message: string) => new InvalidDocumentError([{ path: '', code, message }])
