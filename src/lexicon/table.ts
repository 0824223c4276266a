import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../lexicon/', import.meta.url))

/** One line of a lexicon file by column name; `line` is its number in the file, for errors. */
export type Row<Column extends string> = Readonly<Record<Column, string>> & { readonly line: number }

/**
 * Reads a file of `lexicon/`: tab-separated values, the column names on the first line, `#` opening a comment line.
 * @throws Error naming file and line where a line has another number of cells or a column is missing.
 */
export function readTable<Column extends string>(file: string, columns: readonly Column[]): Row<Column>[] {
  return parseTable(readFileSync(folder + file, 'utf8'), file, columns)
}

/** As `readTable`, from the file's text. */
export function parseTable<Column extends string>(text: string, file: string, columns: readonly Column[]): Row<Column>[] {
  const rows: Row<Column>[] = []
  let header: string[] | null = null
  let places: number[] = []
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    if (header === null) {
      header = cells
      places = columns.map((c) => cells.indexOf(c))
      const missing = columns.filter((c) => !cells.includes(c))
      if (missing.length > 0) throw new Error(`lexicon/${file}:${number}: no column ${missing.join(', ')}; found ${cells.join(', ')}`)
      continue
    }
    if (cells.length !== header.length)
      throw new Error(`lexicon/${file}:${number}: ${cells.length} cells where the header has ${header.length}`)
    const row: Record<string, string | number> = { line: number }
    columns.forEach((c, i) => {
      row[c] = cells[places[i]!]!
    })
    rows.push(row as Row<Column>)
  }
  return rows
}

/** Whether `lexicon/` has the file. */
export const hasTable = (file: string): boolean => existsSync(folder + file)

/** The values of a cell that holds several, `|` between them. */
export const cellValues = (cell: string): string[] => (cell === '' ? [] : cell.split('|'))
