import { type Kysely, type RawBuilder, sql } from 'kysely'
import { safeText } from './safe.ts'
import type { Tables } from './tables.ts'

/** What a cell of a row may hold; a plain object is written as JSON. */
export type Cell = string | number | boolean | null | Uint8Array | readonly string[] | readonly number[] | object

/** One row as a line of PostgreSQL's COPY text format, its cells in the order of `columns`. Strings come out safe (see `safeText`). */
export function copyLine<Column extends string>(columns: readonly Column[], row: Readonly<Record<Column, Cell>>): string {
  let line = ''
  for (const [i, column] of columns.entries()) line += (i === 0 ? '' : '\t') + cellOf(row[column])
  return line + '\n'
}

function cellOf(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escaped(safeText(cell))
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell)
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell.buffer, cell.byteOffset, cell.length).toString('hex')}`
  if (!Array.isArray(cell)) return escaped(safeText(JSON.stringify(cell)))
  return `{${(cell as readonly (string | number)[]).map((x) => (typeof x === 'number' ? x : element(x))).join(',')}}`
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const escaped = (text: string): string => (SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!) : text)

// An array's element is quoted, and the whole escaped once more for COPY.
const element = (text: string): string => escaped(`"${safeText(text).replace(/["\\]/g, (c) => '\\' + c)}"`)

/** COPY lines as text or as its UTF-8. */
export type Lines = string | Uint8Array

/** Writes COPY lines into a table: the fastest way in, the same on both stores. */
export async function copyInto(
  step: Kysely<Tables>,
  table: keyof Tables,
  columns: readonly string[],
  lines: readonly Lines[],
): Promise<void> {
  if (lines.length === 0) return
  await copyFrom(sql`copy ${sql.table(table)} (${sql.join(columns.map((c) => sql.ref(c)))}) from stdin`, lines, step)
}

// The statement's one parameter is what is copied; `database.ts` hands it to the driver in the driver's own way.
const copyFrom = async (statement: RawBuilder<unknown>, lines: readonly Lines[], step: Kysely<Tables>): Promise<void> => {
  const { sql: copying } = statement.compile(step)
  await step.executeQuery({ ...sql`${lines}`.compile(step), sql: copying })
}

/** Whether a statement is one of `copyInto`'s. */
export const isCopy = (statement: string): boolean => /^copy .* from stdin$/s.test(statement)
