import { mostPersonas, type Persona } from './persona-panel'

/** Rows as they were read from a file; a row may be shorter than the columns. */
export type PersonaTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

/** Which column says what. `description` null: all columns that say nothing else, "Age: 34. Region: North." */
export type PersonaColumns = { name: number; description: number | null; weight: number | null }

export type PersonasFromTable = {
  personas: Persona[]
  /** Rows left out, counted from 1 below the header, each with its reason. */
  left: { row: number; reason: string }[]
}

/** Makes a persona of every row. A row without a name or a description, or with a weight that is no number, is left out and named. */
export function personasFromTable({ columns, rows }: PersonaTable, wanted: PersonaColumns): PersonasFromTable {
  const personas: Persona[] = []
  const left: PersonasFromTable['left'] = []
  for (const [at, row] of rows.entries()) {
    const persona = personaOf(columns, row, wanted)
    const reason =
      typeof persona === 'string'
        ? persona
        : personas.length === mostPersonas
          ? `A panel has at most ${mostPersonas} personas.`
          : null
    if (typeof persona === 'string' || reason !== null) left.push({ row: at + 1, reason: reason ?? '' })
    else personas.push(persona)
  }
  return { personas, left }
}

function personaOf(columns: readonly string[], row: readonly string[], wanted: PersonaColumns): Persona | string {
  const cell = (column: number | null) => (column === null ? '' : (row[column]?.trim() ?? ''))
  const name = cell(wanted.name).slice(0, 200)
  if (name === '') return 'It has no name.'
  const description = wanted.description === null ? describeRow(columns, row, wanted) : cell(wanted.description)
  if (description === '') return 'It does not say who the persona is.'
  const weight = cell(wanted.weight)
  if (weight === '') return { name, description: description.slice(0, 4000) }
  const number = Number(weight)
  if (!(number >= 0 && Number.isFinite(number))) return `Its weight “${weight}” is not a number of 0 or more.`
  return { name, description: description.slice(0, 4000), weight: number }
}

function describeRow(columns: readonly string[], row: readonly string[], { name, weight }: PersonaColumns): string {
  const said = columns.flatMap((column, at) => {
    const text = row[at]?.trim() ?? ''
    return at === name || at === weight || text === '' ? [] : [`${column.trim() || `Column ${at + 1}`}: ${text}.`]
  })
  return said.length === 0 ? '' : `You are ${row[name]?.trim() ?? ''}. ${said.join(' ')}`
}

/** The columns that their names suggest; the first is the name where none says so. */
export function suggestColumns(columns: readonly string[]): PersonaColumns {
  const find = (pattern: RegExp) => columns.findIndex((column) => pattern.test(column.trim()))
  const name = Math.max(0, find(/^(name|persona|segment|label|title)$/i))
  const description = find(/^(description|persona description|profile|bio|about)$/i)
  const weight = find(/^(weight|share|population)$/i)
  return {
    name,
    description: description < 0 || description === name ? null : description,
    weight: weight < 0 || weight === name ? null : weight,
  }
}
