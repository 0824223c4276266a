// Readings of the gold pages by the whole program, and with the gold's own line labels; scored by ../shared/bench/score.mjs.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node } from './child.mjs'
import { goldFolders, peers, shared } from './material.mjs'

const pagesIn = (folder) =>
  readdirSync(folder)
    .filter((f) => f.endsWith('.txt'))
    .sort()
    .map((f) => join(folder, f))

function score(input, readings) {
  mkdirSync(peers, { recursive: true })
  const file = join(peers, `readings-${input}.jsonl`)
  writeFileSync(file, readings)
  return JSON.parse(node([join(shared, 'bench', 'score.mjs'), ...goldFolders(input), '--readings', file, '--json']).stdout)
}

/** Figures of `marsad read --json` on the pages of a set, by the scorer's names. */
export function scoreProgram(input, dist) {
  return score(
    input,
    node([join(dist, 'main.js'), 'read', '--json', ...goldFolders(input).flatMap(pagesIn)], { quiet: true, partly: true }).stdout,
  )
}

/** The same figures when lines, title and date are the gold's own: what the finders alone get right. */
export function scoreFinders(input, dist) {
  return score(
    input,
    node([
      join('bench', 'oracle.mjs'),
      dist,
      ...goldFolders(input)
        .flatMap(pagesIn)
        .filter((f) => !f.endsWith('FACTS.txt')),
    ]).stdout,
  )
}

/** The scorer's figures as figures of this benchmark: one value each, with what else is known beside it. */
export function asFigures(prefix, input, scored, chosen, beside = {}) {
  return Object.entries(scored)
    .filter(([name]) => chosen(name))
    .map(([name, s]) => {
      const value = s.f1 ?? s.accuracy
      const alone = beside[name]?.f1 ?? beside[name]?.accuracy
      const parts = s.f1 === undefined ? '' : `P ${s.precision.toFixed(3)} R ${s.recall.toFixed(3)}`
      const note = [parts.padEnd(15), `n ${s.n}`.padEnd(6), alone === undefined ? '' : `finders alone ${alone.toFixed(3)}`].join(' ')
      return { name: `${prefix}${name}`, input, value, note }
    })
}
