// The public sets of saved pages: which files they hold, and how well extracted bodies and dates agree with them.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peers, shared, unpacked } from './material.mjs'

const html = join(shared, 'data', 'html')
// One set writes NaN where a page has no date.
const json = (file) => JSON.parse(readFileSync(file, 'utf8').replace(/": NaN\b/g, '": null'))
const htmldateFolder = () => unpacked('data/html/htmldate.tar.xz', 'htmldate')
const DATE_FOLDERS = ['test_set', 'cache', 'eval']

/** Page name → file, for each set. Documents of the segments that stand only in htmldate's archive are taken from there. */
export const files = {
  scrapinghub: () =>
    Object.fromEntries(
      readdirSync(join(html, 'scrapinghub', 'html')).map((f) => [f.replace(/\.html\.gz$/, ''), join(html, 'scrapinghub', 'html', f)]),
    ),
  segments: () => {
    const folder = unpacked('data/html/trafilatura-eval.tar.xz', 'trafilatura-eval')
    const places = [join(folder, 'eval'), ...DATE_FOLDERS.map((d) => join(htmldateFolder(), d))]
    return located(Object.values(json(join(folder, 'evaldata.json'))), places)
  },
  htmldate: () =>
    located(
      dates(),
      DATE_FOLDERS.map((d) => join(htmldateFolder(), d)),
    ),
  arabic: () => Object.fromEntries(json(join(html, 'arabic', 'gold.json')).map(({ file }) => [file, join(html, 'arabic', file)])),
}

const dates = () => ['eval_default.json', 'eval_mediacloud_2020.json'].flatMap((f) => Object.values(json(join(htmldateFolder(), f))))

function located(documents, places) {
  const found = documents.map(({ file }) => [file, places.map((p) => join(p, file)).find(existsSync)])
  return Object.fromEntries(found.filter(([, file]) => file !== undefined))
}

// The gold of some pages alone, where the set's own script looks for it.
function partOf(where, pages) {
  const folder = join(peers, 'part')
  mkdirSync(folder, { recursive: true })
  const gold = Object.entries(json(where)).filter(([name, value]) => (value.file ?? name) in pages)
  const out = join(folder, where.endsWith('evaldata.json') ? 'evaldata.json' : 'ground-truth.json')
  writeFileSync(out, JSON.stringify(Object.fromEntries(gold)))
  return where.endsWith('evaldata.json') ? out : folder
}

/** F1, precision and recall of bodies, by the sets' own script; of a part of a set against the gold of just these pages. */
export function bodies(set, pages, part = false) {
  const file = join(peers, 'bodies.json')
  mkdirSync(peers, { recursive: true })
  writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(pages).map(([name, { body }]) => [name, body]))))
  const folder = set === 'scrapinghub' ? join(html, 'scrapinghub') : unpacked('data/html/trafilatura-eval.tar.xz', 'trafilatura-eval')
  const gold = join(folder, set === 'scrapinghub' ? 'ground-truth.json' : 'evaldata.json')
  const where = part ? partOf(gold, pages) : set === 'scrapinghub' ? folder : gold
  const said = execFileSync(process.execPath, [join(shared, 'bench', 'score-extraction.mjs'), set, where, '--bodies', file], {
    encoding: 'utf8',
  })
  const [, f, p, r] = /F1? ([\d.]+) {2}P ([\d.]+) {2}R ([\d.]+)/.exec(said)
  return { f: Number(f), p: Number(p), r: Number(r) }
}

/** Share of htmldate's pages whose date is the set's, or that have none there and here. */
export function dateAccuracy(pages) {
  const all = dates()
  const dateOf = (file) => pages[file]?.published?.slice(0, 10) ?? null
  const same = all.filter(({ file, date }) => dateOf(file) === date)
  const none = all.filter(({ file, date }) => date !== null && dateOf(file) === null)
  return { accuracy: same.length / all.length, wrong: all.length - same.length - none.length, none: none.length, of: all.length }
}

const words = (text) => text.normalize('NFKC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

function wordF1(gold, found) {
  const [a, b] = [words(gold), words(found)]
  const left = new Map()
  for (const w of a) left.set(w, (left.get(w) ?? 0) + 1)
  let common = 0
  for (const w of b) {
    const n = left.get(w) ?? 0
    if (n > 0) common++
    left.set(w, n - 1)
  }
  return (2 * common) / (a.length + b.length || 1)
}

/** The seven Arabic pages: mean word F1 of the body, right titles and dates, and strings of other parts that stand in the body. */
export function arabic(pages) {
  const gold = json(join(html, 'arabic', 'gold.json'))
  const rows = gold.map((g) => {
    const p = pages[g.file] ?? { body: '' }
    return {
      file: g.file,
      f1: wordF1(g.body.join('\n'), p.body),
      title: wordF1(g.title, p.title ?? '') > 0.9,
      date: (p.published ?? '').slice(0, 10) === g.published,
      noise: g.not_body.filter((s) => p.body.includes(s)).length,
    }
  })
  const share = (key) => rows.filter((r) => r[key]).length / rows.length
  const mean = rows.reduce((n, r) => n + r.f1, 0) / rows.length
  return { f1: mean, title: share('title'), date: share('date'), noise: rows.reduce((n, r) => n + r.noise, 0), rows }
}
