// Detection of assaults and protests on human-coded Arabic sentences, and token overlap of who does it to whom.
//   node bench/events.mjs DIST DATA    DIST: a build's folder; DATA: a folder with {assault,protest}_gsr.csv and {assault,protest}_spans.json
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist, data] = process.argv.slice(2)
const { read } = await import(pathToFileURL(path.resolve(dist, 'reading/reading.js')).href)

/** Reads one sentence as an article without a title. */
function events(text) {
  const lines = []
  let offset = 0
  for (const line of text.split('\n')) {
    if (line.trim()) lines.push([offset, offset + line.length])
    offset += line.length + 1
  }
  const article = { title: null, titles: [], outlet: null, published: null, credits: [], body: lines, bylines: [] }
  const page = {
    source: 'sentence',
    sha256: '',
    bytes: new Uint8Array(),
    media: 'text',
    encoding: 'utf-8',
    text,
    collected: {},
    hints: [],
    stated: [],
    messages: [],
  }
  return read(page, { language: 'ar', blocks: [], articles: [article], messages: [], metadata: {} }).articles[0]
}

function rows(csv) {
  const out = []
  let cell = ''
  let row = []
  let quoted = false
  for (let i = 0; i < csv.length; i++) {
    const c = csv[i]
    if (quoted) {
      if (c === '"' && csv[i + 1] === '"') cell += csv[++i]
      else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"') quoted = true
    else if (c === ',') {
      row.push(cell)
      cell = ''
    } else if (c === '\n') {
      row.push(cell)
      out.push(row)
      row = []
      cell = ''
    } else if (c !== '\r') cell += c
  }
  const [head, ...body] = out
  return body.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i]])))
}

const f1 = (hit, found, gold) => (2 * hit) / (found + gold || 1)

for (const [file, type] of [
  ['assault', 'ASSAULT'],
  ['protest', 'PROTEST'],
]) {
  const count = { yes: [0, 0], 'easy no': [0, 0], 'difficult no': [0, 0], ambiguous: [0, 0] }
  const start = performance.now()
  for (const row of rows(fs.readFileSync(path.join(data, `${file}_gsr.csv`), 'utf8'))) {
    const tally = count[row.label]
    if (tally === undefined) continue
    tally[1]++
    if (events(row.text).events.some((e) => e.type === type)) tally[0]++
  }
  const [hit, yes] = count.yes
  const false_ = count['easy no'][0] + count['difficult no'][0]
  const line = Object.entries(count)
    .map(([label, [n, of]]) => `${label} ${n}/${of}`)
    .join('  ')
  console.log(
    `${type.padEnd(8)} F1 ${f1(hit, hit + false_, yes).toFixed(3)}  P ${(hit / (hit + false_)).toFixed(3)}  R ${(hit / yes).toFixed(3)}   found in: ${line}   ${Math.round(performance.now() - start)} ms`,
  )

  const spans = path.join(data, `${file}_spans.json`)
  const sums = { source: [0, 0, 0], target: [0, 0, 0] }
  for (const item of JSON.parse(fs.readFileSync(spans, 'utf8'))) {
    const article = events(item.text)
    const names = new Map(article.entities.map((e) => [e.id, e]))
    for (const [role, key, refs] of [
      ['source', 'source_actor', 'actors'],
      ['target', 'target_actor', 'recipients'],
    ]) {
      const gold = new Set(item.spans.flatMap((s) => s[key] ?? []))
      const found = new Set()
      for (const e of article.events.filter((e) => e.type === type))
        for (const ref of e[refs])
          for (const m of names.get(ref)?.mentions ?? []) for (const w of item.text.slice(...m).split(/\s+/)) found.add(w)
      sums[role][0] += [...found].filter((w) => gold.has(w)).length
      sums[role][1] += found.size
      sums[role][2] += gold.size
    }
  }
  for (const [role, [hit, found, gold]] of Object.entries(sums))
    console.log(`  ${role} words  F1 ${f1(hit, found, gold).toFixed(3)}  P ${(hit / found).toFixed(3)}  R ${(hit / gold).toFixed(3)}`)
}
