// Weights of «one story» and «one event»: model/stories.json from labelled pairs of articles, with figures on pairs kept out.
//   node scripts/train/stories.mjs DIST PAIRS.jsonl CORPUS.jsonl.gz OUT
import { createReadStream, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'

const [dist, pairsFile, corpus, out] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
const { recordPage } = await load('page/record.js')
const { segment } = await load('article/article.js')
const { read } = await load('reading/reading.js')
const { tellingOf } = await load('stories/telling.js')
const { measure, featuresOf, isCopy } = await load('stories/compare.js')

const USED = { story: ['words', 'actors'], event: ['hours', 'lead', 'outlet'] }
const FOLDS = 13
const STRENGTH = 1

const pairs = readFileSync(pairsFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const wanted = new Set(pairs.flatMap((p) => [p.a, p.b]))
const tellings = new Map()
for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) })) {
  const { id } = JSON.parse(line)
  if (!wanted.has(id)) continue
  const page = recordPage(id, line, () => null)
  tellings.set(id, tellingOf(id, page.text, read(page, segment(page)).articles[0]))
}
const rows = pairs.map(({ a, b, label }) => {
  const [x, y] = [tellings.get(a), tellings.get(b)]
  const measured = measure(x, y)
  return {
    label,
    copy: measured.carried !== null && isCopy(measured.carried),
    of: featuresOf(measured, x.outlet !== null && x.outlet === y.outlet),
  }
})

const dot = (weights, of) => Object.entries(weights).reduce((n, [name, w]) => n + w * of[name], 0)

// Logistic regression by plain gradient descent; every weight but the bias is held towards 0.
function learn(data, names, isYes) {
  const weights = Object.fromEntries(['bias', ...names].map((n) => [n, 0]))
  for (let step = 0; step < 3000; step++) {
    const slope = Object.fromEntries(Object.keys(weights).map((n) => [n, n === 'bias' ? 0 : STRENGTH * weights[n]]))
    for (const row of data) {
      const miss = 1 / (1 + Math.exp(-dot(weights, row.of))) - (isYes(row) ? 1 : 0)
      for (const n of Object.keys(weights)) slope[n] += miss * row.of[n]
    }
    for (const n of Object.keys(weights)) weights[n] -= (0.6 * slope[n]) / data.length
  }
  return Object.fromEntries(Object.entries(weights).map(([n, w]) => [n, Number(w.toFixed(3))]))
}

// What is a copy is told by its sentences alone, so copies teach neither judgement.
const train = (data) => {
  const own = data.filter((r) => r.label !== 'copy')
  return {
    story: learn(own, USED.story, (r) => r.label !== 'different'),
    event: learn(
      own.filter((r) => r.label !== 'different'),
      USED.event,
      (r) => r.label === 'same-event',
    ),
  }
}
const judge = (weights, row) =>
  row.copy ? 'copy' : dot(weights.story, row.of) <= 0 ? 'different' : dot(weights.event, row.of) > 0 ? 'same-event' : 'same-story'

const judged = rows.map((row, i) => judge(train(rows.filter((_, k) => k % FOLDS !== i % FOLDS)), row))
const f1 = (isGold, isFound) => {
  const [hit, gold, found] = [0, 1, 2].map(
    (k) => rows.filter((r, i) => [isGold(r.label) && isFound(judged[i]), isGold(r.label), isFound(judged[i])][k]).length,
  )
  return (2 * hit) / (gold + found)
}
const either = (l) => l === 'copy' || l === 'same-event'
const told = rows.flatMap((r, i) => (r.label === 'same-event' || r.label === 'same-story' ? [r.label === judged[i]] : []))
console.log(`pairs kept out, ${FOLDS} folds:`)
console.log(
  `copy F1 ${f1(
    (l) => l === 'copy',
    (l) => l === 'copy',
  ).toFixed(3)}`,
)
console.log(`same-event or copy F1 ${f1(either, either).toFixed(3)}`)
console.log(`same-event against same-story ${(told.filter(Boolean).length / told.length).toFixed(3)} right`)
console.log(`all four ${(rows.filter((r, i) => r.label === judged[i]).length / rows.length).toFixed(3)} right`)
writeFileSync(out, `${JSON.stringify(train(rows), null, 2)}\n`)
