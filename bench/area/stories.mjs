// Copies and stories: labelled pairs of ANT articles, and articles edited by script, beside MinHash and TF-IDF cosine at their best thresholds.
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import { edited, noise } from '../edits.mjs'
import { shared } from '../material.mjs'
import { jaccardOf, sketchOf } from '../min-hash.mjs'
import { CORPUS } from './speed.mjs'

const PAIRS = join(shared, 'bench', 'gold', 'stories', 'pairs.jsonl')
const EDITED = 300

/**
 * Prints both. A comparison is a function of its two articles alone, so the labels are those that a ledger of the whole corpus gives.
 * The weights of the two judgements were fitted to these very pairs; `scripts/train/stories.mjs` prints the figures of pairs kept out.
 */
export async function printStories(dist) {
  if (!existsSync(PAIRS)) return
  const { telling, compare } = await teller(dist)
  const pairs = readFileSync(PAIRS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { wanted, drawn } = await linesOf(new Set(pairs.flatMap((p) => [p.a, p.b])))
  const tellings = new Map([...wanted].map(([id, line]) => [id, telling(line)]))
  printPairs(
    pairs.map(({ a, b, label, why }) => {
      const [x, y] = [tellings.get(a), tellings.get(b)]
      const { relation, words } = compare(x, y)
      return {
        label,
        eventToo: label === 'same-event' || (label === 'copy' && !why.includes('leads differ')),
        relation,
        words,
        jaccard: jaccardOf(sketchOf(x, 8), sketchOf(y, 8)),
      }
    }),
  )
  printEdited(drawn, telling, compare)
}

async function teller(dist) {
  const load = (file) => import(pathToFileURL(join(dist, file)).href)
  const { recordPage } = await load('page/record.js')
  const { segment } = await load('article/article.js')
  const { read } = await load('reading/reading.js')
  const { tellingOf } = await load('stories/telling.js')
  const { compare } = await load('stories/compare.js')
  const telling = (line) => {
    const { id } = JSON.parse(line)
    const page = recordPage(id, line)
    return tellingOf(id, page.text, read(page, segment(page)).articles[0])
  }
  return { telling, compare }
}

async function linesOf(ids) {
  const [wanted, drawn] = [new Map(), []]
  let n = 0
  for await (const line of createInterface({ input: createReadStream(CORPUS).pipe(createGunzip()) })) {
    const record = JSON.parse(line)
    if (ids.has(record.id)) wanted.set(record.id, line)
    // One article in a hundred, of some length, in the corpus's order: the next one beside it is of the same days.
    else if ((record.text ?? '').length > 800 && /Alarabia|SkyNews|France24/.test(record.outlet) && n++ % 40 < 2) drawn.push(record)
  }
  return { wanted, drawn: drawn.slice(0, 2 * EDITED) }
}

/** F1, precision and recall of what is found among what is gold. */
export const f1 = (rows, isGold, isFound) => {
  const [hit, gold, found] = [rows.filter((r) => isGold(r) && isFound(r)), rows.filter(isGold), rows.filter(isFound)].map((l) => l.length)
  return { f1: (2 * hit) / (gold + found), p: hit / Math.max(1, found), r: hit / gold }
}
const said = ({ f1: f, p, r }) => `${f.toFixed(3)} (P ${p.toFixed(3)}, R ${r.toFixed(3)})`

/** The best threshold for one measure: the F1 that nobody could choose beforehand. */
export function bestOf(rows, isGold, measure) {
  const all = [...new Set(rows.map(measure))].map((t) => f1(rows, isGold, (r) => measure(r) >= t && measure(r) > 0))
  return all.reduce((a, b) => (b.f1 > a.f1 ? b : a))
}

function printPairs(rows) {
  const copy = (r) => r.label === 'copy'
  const either = (r) => r.label === 'copy' || r.label === 'same-event'
  const told = rows.filter((r) => r.label === 'same-event' || r.label === 'same-story')
  const right = (list, is) => (list.filter(is).length / list.length).toFixed(3)
  const cosine = [...new Set(told.map((r) => r.words))].map((t) => right(told, (r) => r.words >= t === (r.label === 'same-event')))
  console.log(
    `\n${rows.length} labelled pairs: Marsad; MinHash over eight words and TF-IDF cosine each at its best threshold on these pairs`,
  )
  console.log(
    `copies, F1                        ${said(f1(rows, copy, (r) => r.relation === 'copy'))} (asked 0.89); MinHash ${said(bestOf(rows, copy, (r) => r.jaccard))}; cosine ${said(bestOf(rows, copy, (r) => r.words))}`,
  )
  console.log(
    `same event or copy, F1            ${said(f1(rows, either, (r) => r.relation === 'copy' || r.relation === 'same-event'))} (asked 0.80); MinHash ${said(bestOf(rows, either, (r) => r.jaccard))}; cosine ${said(bestOf(rows, either, (r) => r.words))}`,
  )
  console.log(
    `the same, copies with other leads against it ${said(
      f1(
        rows,
        (r) => r.eventToo,
        (r) => r.relation === 'copy' || r.relation === 'same-event',
      ),
    )}`,
  )
  console.log(
    `same event against same story     ${right(told, (r) => r.relation === r.label)} right (asked 0.75); cosine ${cosine.sort().at(-1)}`,
  )
  console.log(`all four                          ${right(rows, (r) => r.relation === r.label)} right`)
}

/**
 * Pairs made by editing articles of the corpus, and beside each the article next to it: their texts, whether the one is a copy of the other, and
 * whether Marsad says so.
 */
function editedPairs(drawn, telling, compare) {
  const random = noise(20181019)
  const rows = []
  for (let i = 0; i + 1 < drawn.length; i += 2) {
    const [own, other] = [drawn[i], drawn[i + 1]]
    const [x, y] = [own, other].map((r) => telling(JSON.stringify(r)))
    const add = (kind, isCopy, z, text) => {
      const { relation } = compare(x, z)
      rows.push({ kind, isCopy, found: relation === 'copy', jaccard: jaccardOf(sketchOf(x, 5), sketchOf(z, 5)), texts: [own.text, text] })
    }
    for (const [kind, text] of edited(own.text, other.text, random))
      add(kind, true, telling(JSON.stringify({ ...own, id: `${own.id}/${kind}`, outlet: 'X', text })), text)
    add('another article of the same days', false, y, other.text)
  }
  return rows
}

/** The pairs of the first `articles` of those drawn, for others to be measured on the same; `seconds` of processor time are Marsad's, reading included. */
export async function editedSet(dist, articles) {
  const { telling, compare } = await teller(dist)
  const { drawn } = await linesOf(new Set())
  const before = process.cpuUsage()
  const rows = editedPairs(drawn.slice(0, 2 * articles), telling, compare)
  const used = process.cpuUsage(before)
  return { rows, seconds: (used.user + used.system) / 1e6 }
}

function printEdited(drawn, telling, compare) {
  const rows = editedPairs(drawn, telling, compare)
  const isCopy = (r) => r.isCopy
  console.log(`\n${rows.length} pairs made by editing ${drawn.length / 2} articles, and the article next in the corpus beside each`)
  console.log(`Marsad                          ${said(f1(rows, isCopy, (r) => r.found))}`)
  console.log(`MinHash, Jaccard 0.5 or more    ${said(f1(rows, isCopy, (r) => r.jaccard >= 0.5))}`)
  console.log(`MinHash at its best threshold   ${said(bestOf(rows, isCopy, (r) => r.jaccard))}`)
  for (const kind of new Set(rows.map((r) => r.kind))) {
    const own = rows.filter((r) => r.kind === kind)
    const share = (is) => `${((100 * own.filter(is).length) / own.length).toFixed(0)} %`
    console.log(`  ${kind.padEnd(34)} called a copy: ${share((r) => r.found)}; by MinHash at 0.5: ${share((r) => r.jaccard >= 0.5)}`)
  }
}
