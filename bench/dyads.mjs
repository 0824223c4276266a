// Directed pairs of states bound on a day by the lexicon's instruments, against ATOP's table.
//   node bench/dyads.mjs DIST TABLE.tsv [DAY] [--show]    DIST: a build's folder; DAY: 2018-12-31 if not given
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(2)
const show = args.includes('--show')
const [dist, table, day = '2018-12-31'] = args.filter((a) => a !== '--show')
const { readTable } = await import(pathToFileURL(path.resolve(dist, 'lexicon/lexicon.js')).href)
const OBLIGATIONS = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation']
const PARTY = /^([^@]+)(?:@((?:\d{4}(?:-\d\d(?:-\d\d)?)?)?)(?:-(\d{4}(?:-\d\d(?:-\d\d)?)?))?)?$/

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
const instruments = readTable('instruments.tsv', ['en', 'kind', 'parties', 'signed', 'in_force', 'ended', ...OBLIGATIONS])
const over = (to) => to !== undefined && to !== '' && to <= day

function boundPairs(obligation) {
  const pairs = new Map()
  for (const row of instruments) {
    if (row[obligation] !== '1' || (row.in_force || row.signed) > day || over(row.ended) || row.parties === '') continue
    const parties = row.parties.split('|').map((party) => PARTY.exec(party))
    const bound = parties.filter(([, , from, to]) => (from ?? '') <= day && !over(to))
    for (const [, a] of bound) for (const [, b] of bound) if (a !== b) pairs.set(`${a} – ${b}`, row.en)
  }
  return pairs
}

const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1)
for (const [i, obligation] of OBLIGATIONS.entries()) {
  const cells = rows.map((line) => line.split('\t')).filter((row) => row[2 + i] === '1')
  const gold = new Set(cells.map(([a, b]) => `${NAMES.get(a) ?? a} – ${NAMES.get(b) ?? b}`))
  const found = boundPairs(obligation)
  const hit = [...found.keys()].filter((pair) => gold.has(pair)).length
  console.log(
    `${obligation.padEnd(14)} P ${(hit / found.size).toFixed(3)}  R ${(hit / gold.size).toFixed(3)}  found ${found.size}  in the table ${gold.size}`,
  )
  if (!show) continue
  for (const [pair, by] of found) if (!gold.has(pair)) console.log(`  more    ${pair}: ${by}`)
  for (const pair of gold) if (!found.has(pair)) console.log(`  missing ${pair}`)
}
