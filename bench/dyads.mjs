// Directed pairs of states bound on a day by the lexicon's instruments, against ATOP's table; --show names each difference and what makes it.
//   node bench/dyads.mjs DIST TABLE.tsv [DAY] [--show]    DIST: a build's folder; DAY: 2018-12-31 if not given
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { agreement, boundPairs, OBLIGATIONS, readPairs } from './atop-table.mjs'

const args = process.argv.slice(2)
const show = args.includes('--show')
const [dist, table, day = '2018-12-31'] = args.filter((a) => a !== '--show')
const { dyads } = await import(pathToFileURL(path.resolve(dist, 'order/order.js')).href)

const gold = readPairs(table)
const found = boundPairs(dyads(day))
for (const obligation of OBLIGATIONS) {
  const [ours, theirs] = [found.get(obligation), gold.get(obligation)]
  const { precision, recall, found: n, table: m } = agreement(ours, theirs)
  console.log(`${obligation.padEnd(14)} P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  found ${n}  in the table ${m}`)
  if (!show) continue
  for (const [pair, by] of ours) if (!theirs.has(pair)) console.log(`  more    ${pair}: ${by.join('; ')}`)
  for (const pair of theirs) if (!ours.has(pair)) console.log(`  missing ${pair}`)
}
