// How well contradictions and denials between two tellings are found, on invented pairs labelled by hand: the slot in which the two contradict each
// other, `denial`, or `none`. bench/claims.tsv was written beside the rules, by who knew them: a check of kinds, no estimate of news.
// bench/claims-unseen.tsv was written before a look at the rules; what is missed in its odd lines may be looked at while mending, its even lines are
// only counted (--even shows them: for a last look, after which they are seen).
//   node bench/claims.mjs [DIST] [FILE] [--even]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist = 'dist', file = new URL('claims.tsv', import.meta.url)] = process.argv.slice(2).filter((a) => !a.startsWith('--'))
const shown = process.argv.includes('--even') ? ['odd', 'even'] : ['odd']
const load = (module) => import(pathToFileURL(path.resolve(dist, module)).href)
const { readPage } = await load('marsad.js')
const { claimsOf } = await load('stories/stories.js')
const { actorKey } = await load('identity/identity.js')

const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')

function sourceOf(id, sentence) {
  const text = `${sentence.split(' ').slice(0, 5).join(' ')}\n\n${sentence}\n`
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const page = { source: id, sha256, bytes, media: 'text', encoding: 'utf-8', text, collected: {}, hints: [], stated: [], messages: [] }
  const [article] = readPage(page).articles
  const keys = new Map(article.entities.map((e) => [e.id, actorKey(e)]))
  return { id, report: id, text, article, key: (ref) => keys.get(ref) ?? null }
}

function foundIn(one, other) {
  const claims = claimsOf([sourceOf('one', one), sourceOf('other', other)])
  return new Set(claims.flatMap((c) => [...c.contradictions.map((x) => x.slot), ...(c.denies.length > 0 ? ['denial'] : [])]))
}

const halves = { odd: { right: 0, wrong: 0, missed: 0, pairs: 0 }, even: { right: 0, wrong: 0, missed: 0, pairs: 0 } }
lines.forEach((line, i) => {
  const half = i % 2 === 0 ? 'odd' : 'even'
  const count = halves[half]
  const [slot, one, other] = line.split('\t')
  const found = foundIn(one, other)
  const hit = found.delete(slot)
  count.pairs++
  if (hit) count.right++
  else if (slot !== 'none') count.missed++
  count.wrong += found.size
  if (shown.includes(half) && (found.size > 0 || (!hit && slot !== 'none')))
    console.log(`${slot}: found ${[hit ? slot : [], ...found].flat().join(' ') || 'nothing'}\n  ${one}\n  ${other}`)
})
const { odd, even } = halves
const all = Object.fromEntries(Object.keys(odd).map((k) => [k, odd[k] + even[k]]))
for (const [name, { pairs, right, wrong, missed }] of Object.entries({ odd, even, all }))
  console.log(
    `${name}: ${pairs} pairs: ${right} contradictions found, ${wrong} found that are none, ${missed} missed; P ${(right / (right + wrong)).toFixed(2)} R ${(right / (right + missed)).toFixed(2)}`,
  )
