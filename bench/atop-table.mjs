// ATOP's table of directed pairs of states (not part of the repository) in the lexicon's names, and how far other pairs agree with it.
import { readFileSync } from 'node:fs'

export const OBLIGATIONS = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation']

// State names where the table's differ from the lexicon's.
const NAMES = new Map([
  ['Antigua & Barbuda', 'Antigua and Barbuda'],
  ['Bahamas', 'The Bahamas'],
  ['Congo', 'Republic of the Congo'],
  ['Gambia', 'The Gambia'],
  ['Georgia', 'Georgia (country)'],
  ['Ireland', 'Republic of Ireland'],
  ['Macedonia', 'North Macedonia'],
  ['Sao Tome and Principe', 'São Tomé and Príncipe'],
  ['St. Kitts and Nevis', 'Saint Kitts and Nevis'],
  ['St. Lucia', 'Saint Lucia'],
  ['St. Vincent and the Grenadines', 'Saint Vincent and the Grenadines'],
  ['Swaziland', 'Eswatini'],
  ['United States of America', 'United States'],
  ['Yugoslavia', 'Serbia'],
])

/** Pairs of a table as `marsad order --dyads` prints it, by obligation: «a – b». */
export function readPairs(file) {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  const cells = rows.map((line) => line.split('\t'))
  const name = (state) => NAMES.get(state) ?? state
  return new Map(
    OBLIGATIONS.map((o, i) => [o, new Set(cells.filter((row) => row[2 + i] === '1').map(([a, b]) => `${name(a)} – ${name(b)}`))]),
  )
}

/** Pairs of the order (`dyads` of src/order) by obligation, each with the instruments that bind it. */
export const boundPairs = (dyads) =>
  new Map(OBLIGATIONS.map((o) => [o, new Map(dyads.filter((d) => d.obligations[o]).map((d) => [`${d.a} – ${d.b}`, d.by]))]))

/** Precision and recall of pairs found against those of the table. */
export function agreement(found, table) {
  const right = [...found.keys()].filter((pair) => table.has(pair)).length
  return { precision: right / found.size, recall: right / table.size, found: found.size, table: table.size }
}
