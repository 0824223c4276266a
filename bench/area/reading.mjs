// Who, what they said, when, what happened, what binds and what is due: figures of the finders.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/ready.mjs'
import { node } from '../child.mjs'
import { asFigures, scoreFinders, scoreProgram } from '../gold.mjs'
import { shared } from '../material.mjs'

const READING = /^(names|statements|times|events|pacts|commitments)\./
const data = (...path) => join(shared, 'data', ...path)

/** Figures on the gold pages (dev and seeds, then composed) and on the public sets. */
export function measureReading(dist) {
  const out = []
  for (const input of ['gold', 'composed']) {
    const prefix = input === 'gold' ? '' : 'composed.'
    out.push(...asFigures(prefix, input, scoreProgram(input, dist), (name) => READING.test(name), scoreFinders(input, dist)))
  }
  return [...out, ...timeCases(dist), ...nameSets(dist), ...eventSentences(dist), ...boundPairs(dist), ...clitics(dist)]
}

function timeCases(dist) {
  const specs = data('times', 'recognizers-text-ar', 'Specs', 'DateTime', 'Arabic')
  const { stdout } = node(['bench/times.mjs', dist, specs])
  const rows = [...stdout.matchAll(/^(\w+) +[\d.]+ +(\d+) of (\d+)$/gm)].map(([, name, right, of]) => ({ name, right: +right, of: +of }))
  const sum = (key) => rows.reduce((n, r) => n + r[key], 0)
  rows.push({ name: 'all', right: sum('right'), of: sum('of') })
  return rows.map(({ name, right, of }) => ({ name: `recognizers.${name}`, input: 'times', value: right / of, note: `${right} of ${of}` }))
}

// Lines «NAME … F1 0.812 …», NAME in one word or more.
function nameSets(dist) {
  if (!existsSync(join(root, 'bench', 'names.mjs'))) return []
  const { stdout } = node(['bench/names.mjs', dist, data('ner')])
  return [...stdout.matchAll(/^(\S.*?)[: ]+F1 +([\d.]+)(.*)$/gm)].map(([, name, f1, rest]) => ({
    name: `ner.${name.trim().replace(/\s+/g, '-')}`,
    input: 'ner',
    value: Number(f1),
    note: rest.trim(),
  }))
}

function eventSentences(dist) {
  const { stdout } = node(['bench/events.mjs', dist, data('events')])
  let type = ''
  return [...stdout.matchAll(/^(?:(\w+) +| {2}(\w+) words {2})F1 ([\d.]+) {2}(.*?)(?: {3}\d+ ms)?$/gm)].map(([, head, role, f1, rest]) => {
    if (head) type = head.toLowerCase()
    const value = Number(f1)
    return {
      name: role ? `sentences.${type}.${role}` : `sentences.${type}`,
      input: 'events',
      value: Number.isNaN(value) ? 0 : value,
      note: rest.replace(/ {2,}/g, ' '),
    }
  })
}

function boundPairs(dist) {
  const { stdout } = node(['bench/dyads.mjs', dist, data('pacts', 'atop-dyads-2018.tsv')])
  const rows = [...stdout.matchAll(/^(defense|nonaggression|consultation|neutrality) +P ([\d.]+) {2}R ([\d.]+)(.*)$/gm)]
  return rows.flatMap(([, name, precision, recall, rest]) => [
    { name: `dyads.${name}.recall`, input: 'dyads', value: Number(recall), note: rest.trim() },
    { name: `dyads.${name}.precision`, input: 'dyads', value: Number(precision), note: '' },
  ])
}

function clitics(dist) {
  if (!existsSync(join(root, 'bench', 'clitics.mjs'))) return []
  const { stdout } = node(['bench/clitics.mjs', dist, data('segmentation', 'ar_pud-ud-test.conllu')])
  const [, f1, rest] = /F1 ([\d.]+)(.*)/.exec(stdout)
  return [{ name: 'clitics.words', input: 'segmentation', value: Number(f1), note: rest.trim() }]
}
