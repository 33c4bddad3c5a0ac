/** The top left corner of a node in a column and a row: columns 340 apart leave 80 between nodes of 260, rows 200 leave 60. */
export function at(column: number, row = 0): { x: number; y: number } {
  return { x: column * 340, y: row * 200 }
}

/** An edge whose id is made of its ends. */
export function edge(source: string, target: string): { id: string; source: string; target: string } {
  return { id: `${source}-${target}`, source, target }
}
