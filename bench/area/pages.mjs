// Pages in, articles out: lines and articles of the gold, bodies and dates of the public sets of saved pages, and the peers beside them.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node } from '../child.mjs'
import { asFigures, scoreProgram } from '../gold.mjs'
import { arabic, bodies, dateAccuracy, files } from '../html-sets.mjs'
import { installPeers, python } from '../install-peers.mjs'
import { peers } from '../material.mjs'

const PAGES = /^(lines|article)\./

/** Figures on the gold pages and on the sets of saved pages. */
export function measurePages(dist) {
  const out = []
  for (const input of ['gold', 'composed'])
    out.push(...asFigures(input === 'gold' ? '' : 'composed.', input, scoreProgram(input, dist), (name) => PAGES.test(name)))
  for (const set of ['scrapinghub', 'segments']) {
    const run = extracted('marsad', set, dist)
    const { f, p, r } = bodies(set, run.pages)
    out.push({ name: `html.${set}`, input: set, value: f, note: `P ${p.toFixed(3)} R ${r.toFixed(3)} ${rate(run)}` })
  }
  const run = extracted('marsad', 'htmldate', dist)
  const { accuracy, wrong, none, of } = dateAccuracy(run.pages)
  out.push({
    name: 'html.htmldate',
    input: 'htmldate',
    value: accuracy,
    note: `another date ${wrong}, no date ${none}, of ${of}; ${rate(run)}`,
  })
  const a = arabic(extracted('marsad', 'arabic', dist).pages)
  const weakest = a.rows.reduce((low, row) => (row.f1 < low.f1 ? row : low))
  out.push({
    name: 'html.arabic.body',
    input: 'arabic',
    value: a.f1,
    note: `lowest ${weakest.f1.toFixed(3)} (${weakest.file}); other parts in the body: ${a.noise}`,
  })
  out.push(
    { name: 'html.arabic.title', input: 'arabic', value: a.title, note: '' },
    { name: 'html.arabic.date', input: 'arabic', value: a.date, note: '' },
  )
  return out
}

const speed = ({ cpuSeconds, pages }) => Object.keys(pages).length / cpuSeconds
const rate = (run) => `${speed(run).toFixed(1)} pages per CPU second`

// How many times as fast Marsad read the same pages in this run: its figures are taken before the peers'.
const told = new Map()
function beside(who, set, perSecond) {
  if (who === 'marsad' || !told.has(set)) return ''
  return `; Marsad ${told.get(set).toFixed(1)}, ${(told.get(set) / perSecond).toFixed(1)} times as fast`
}

const PEERS = [
  // The pages of those who read only a part of a set.
  ['marsad', 'node', ['scrapinghub:5', 'segments:10']],
  ['trafilatura', 'python', ['scrapinghub', 'segments', 'arabic']],
  ['readability-lxml', 'python', ['scrapinghub', 'segments', 'arabic']],
  ['htmldate', 'python', ['htmldate']],
  ['readability', 'node', ['scrapinghub', 'arabic', 'segments:10']],
  ['defuddle', 'node', ['scrapinghub:5', 'arabic', 'segments:10']],
  ['trafilatura', 'python', ['scrapinghub:5', 'segments:10']],
]

// «segments:10»: every tenth page of the segments. The slow ones would take half an hour for all.
function pagesOf(set) {
  const [name, step = '1'] = set.split(':')
  return Object.fromEntries(Object.entries(files[name]()).filter((_, i) => i % Number(step) === 0))
}

/** One line for each peer and set, measured now with the same script. */
export function* measurePeers(dist) {
  for (const { who, set, said, perSecond, error } of peerRuns(dist, PEERS))
    yield `${who.padEnd(17)} ${set.padEnd(13)} ${error === undefined ? `${said}  ${perSecond.toFixed(1)} pages per CPU second${beside(who, set, perSecond)}` : `not measured: ${error}`}`
}

/** What each peer reaches on each set: its score from 0 to 1, the figures in words, pages per CPU second, or why it was not measured. */
export function* peerRuns(dist, runs) {
  const missing = installPeers()
  for (const [who, kind, sets] of runs)
    for (const set of sets) {
      try {
        if (missing.has(kind)) throw new Error(missing.get(kind))
        const run = extracted(who, set, dist)
        yield { who, set, ...peerFigure(set, run.pages), perSecond: speed(run) }
      } catch (error) {
        yield { who, set, error: error.message }
      }
    }
}

function peerFigure(set, pages) {
  if (set === 'htmldate') {
    const { accuracy, wrong, none, of } = dateAccuracy(pages)
    return { score: accuracy, said: `accuracy ${accuracy.toFixed(3)}  another date ${wrong}  no date ${none}  of ${of}` }
  }
  if (set === 'arabic') {
    const { f1, noise } = arabic(pages)
    return { score: f1, said: `mean body F1 ${f1.toFixed(3)}  other parts in the body ${noise}` }
  }
  const { f, p, r } = set.includes(':') ? bodies(set.split(':')[0], pages, true) : bodies(set, pages)
  return { score: f, said: `F1 ${f.toFixed(3)}  P ${p.toFixed(3)}  R ${r.toFixed(3)}` }
}

function extracted(who, set, dist = '') {
  mkdirSync(peers, { recursive: true })
  const pages = pagesOf(set)
  const file = set.replace(':', '-each-')
  const [list, out] = [join(peers, `${file}.json`), join(peers, `${who}-${file}.json`)]
  writeFileSync(list, JSON.stringify(pages))
  if (['marsad', 'readability', 'defuddle'].includes(who))
    node(['bench/html-bodies.mjs', who, list, out, dist], { quiet: who !== 'marsad' })
  else {
    const { status } = spawnSync(python, [join(peers, '..', 'html-bodies.py'), who, list, out], { stdio: ['ignore', 'ignore', 'ignore'] })
    if (status !== 0) throw new Error(`${who} on ${set} ended with ${status}`)
  }
  const run = JSON.parse(readFileSync(out, 'utf8'))
  if (who === 'marsad') told.set(set, speed(run))
  return run
}
