// Scores the calendar on the Arabic cases of Recognizers-Text (MIT), those that its own .NET tests run.
//   node bench/times.mjs DIST SPECS [--show]    DIST: a build's folder; SPECS: the folder with DateExtractor.json and the like
// Extractors: the spans found are those expected, words of relation before them («في», «من», «يوم», «إلى») and the article left out of
// the comparison. Parsers: span as above, and the value is the expected TIMEX or has the bounds of the past or the future resolution;
// an end that does not belong to the range counts as the day before it.
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const args = process.argv.slice(2)
const show = args.includes('--show')
const [dist, specs] = args.filter((a) => a !== '--show')
const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
const { boundsOf, parseDay, timeAt } = await load('calendar/calendar.js')
const { foldWord, skipFolded, tokenize } = await load('text/text.js')

const DAY_KINDS = new Set(['day', 'clock'])
const LEADS = /^(?:ما |في |من |الي |يوم |شهر |هذا |هذه |وقت |لاحق |مبكر |لاحقا |بين |ب|لل|ل|ال)+/

const folded = (text) =>
  foldWord(text)
    .replace(/[^\p{L}\p{N}/.-]+/gu, ' ')
    .trim()
const plain = (text) => folded(text).replace(LEADS, '').replace(LEADS, '')

function findAll(text, reference) {
  const tokens = tokenize(text)
  const found = []
  for (let i = 0, last = null; i < tokens.length; ) {
    const hit = timeAt(tokens, i, 0, tokens.length, { reference, last, loose: true })
    if (hit === null) {
      i++
      continue
    }
    const start = skipFolded(text, tokens[hit.from].start, hit.skip)
    found.push({ ...hit, text: text.slice(start, tokens[hit.to - 1].end) })
    if (hit.value !== null) last = hit
    i = hit.to
  }
  return found
}

const supported = (c) => !/dotnet/i.test(`${c.NotSupported ?? ''} ${c.NotSupportedByDesign ?? ''}`)

// «2014/2018» goes on to the end of 2018 here and stops at its beginning there.
const lastStart = (value) => (value.includes('/') ? boundsOf(value.split('/')[1])?.[0] : undefined)

// A case that ignores the resolution is judged by its TIMEX, X standing for anything.
function matches(timex, hit) {
  const range = /^\(([^,]+),([^,]+),/.exec(timex ?? '')
  const pattern = range ? `${range[1]}/${range[2]}` : (timex ?? '')
  return new RegExp(`^${pattern.replaceAll('X', '.')}$`).test(hit.value)
}

function valued(hit, value, ignore) {
  if (hit.value === null) return false
  if (value.Timex === hit.value) return true
  const bounds = boundsOf(hit.value) ?? weekBounds(hit.value) ?? partBounds(hit.value)
  if (ignore && matches(value.Timex, hit)) return true
  return (
    [value.PastResolution, value.FutureResolution].some((r) => {
      if (!r || !bounds) return false
      if (r.date) return DAY_KINDS.has(hit.kind) && bounds[0] === parseDay(r.date)
      const [from, to] = [parseDay(r.startDate), parseDay(r.endDate)]
      return from !== null && bounds[0] === from && (bounds[1] === to || bounds[1] === to - 1 || lastStart(hit.value) === to)
    }) || seasonOf(value.Timex, hit.value) === hit.value
  )
}

function weekBounds(value) {
  const m = /^(\d{4})-W(\d\d)$/.exec(value)
  if (m === null) return null
  const fourth = parseDay(`${m[1]}-01-04`)
  const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + (Number(m[2]) - 1) * 7
  return [monday, monday + 6]
}

function partBounds(value) {
  const m = /^(\d{4})-([HQ])(\d)$/.exec(value) ?? /^(\d{3})0s()()$/.exec(value)
  if (m === null) return null
  if (m[2] === '') return boundsOf(`${m[1]}0/${m[1]}9`)
  const size = m[2] === 'H' ? 6 : 3
  const month = (n) => String(n).padStart(2, '0')
  return boundsOf(`${m[1]}-${month(Number(m[3]) * size - size + 1)}/${m[1]}-${month(Number(m[3]) * size)}`)
}

function seasonOf(timex, value) {
  const m = /^(\d{4})-(SP|SU|FA|WI)$/.exec(timex?.length === 2 ? `${value.slice(0, 4)}-${timex}` : (timex ?? ''))
  const first = m && { SP: '03', SU: '06', FA: '09', WI: '12' }[m[2]]
  return m && first !== '12' ? `${m[1]}-${first}/${m[1]}-${String(Number(first) + 2).padStart(2, '0')}` : null
}

const causes = new Map()
const fail = (name, cause, text) => {
  const key = `${name}: ${cause}`
  causes.set(key, [...(causes.get(key) ?? []), text])
}

for (const name of ['DateExtractor', 'DateParser', 'DatePeriodExtractor', 'DatePeriodParser']) {
  const cases = JSON.parse(fs.readFileSync(path.join(specs, `${name}.json`), 'utf8').replace(/^\uFEFF/, '')).filter(supported)
  let right = 0
  for (const c of cases) {
    const reference = parseDay(c.Context?.ReferenceDateTime ?? '2016-11-07')
    const found = findAll(c.Input, reference)
    const spans = found.map((f) => plain(f.text))
    const wanted = c.Results.map((r) => plain(r.Text))
    const sameSpans = spans.length === wanted.length && wanted.every((w, i) => w === spans[i])
    const values =
      !name.endsWith('Parser') ||
      c.Results.every((r, i) => found[i] && valued(found[i], r.Value ?? {}, c.IgnoreResolution === 'true' || c.IgnoreResolution === true))
    const said = `${c.Input} → ${found.map((f) => `${f.text} = ${f.value}`).join(' | ') || '—'}; expected ${c.Results.map((r) => `${r.Text}${r.Value ? ` = ${r.Value.Timex}` : ''}`).join(' | ') || '—'}`
    if (sameSpans && values) right++
    else if (found.length === 0) fail(name, 'nothing found', said)
    else if (wanted.length === 0) fail(name, 'found where nothing is', said)
    else if (!sameSpans) fail(name, 'another span', said)
    else fail(name, 'another value', said)
  }
  console.log(`${name.padEnd(20)} ${(right / cases.length).toFixed(3)}  ${right} of ${cases.length}`)
}
for (const [cause, list] of causes) {
  console.log(`  ${cause}: ${list.length}`)
  if (show) for (const text of list) console.log(`    ${text}`)
}
