import { readFile } from 'node:fs/promises'

/** A question with a known answer, and eight model replies: each a ranking of the options, null where it could not be read. */
export type Question = { id: number; target: string; replies: (string[] | null)[] }

/** @returns null where there is no such file. */
export async function readBallots(file: string): Promise<Question[] | null> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
    return lines.map((line) => JSON.parse(line) as Question)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
