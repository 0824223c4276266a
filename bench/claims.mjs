// How well contradictions and denials between two tellings are found, on invented pairs labelled by hand (bench/claims.tsv): the slot in which the
// two contradict each other, `denial`, or `none`. They were written beside the rules, by who knew them: a check of kinds, no estimate of news.
//   node bench/claims.mjs [DIST]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist = 'dist'] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
const { readPage } = await load('marsad.js')
const { claimsOf } = await load('stories/stories.js')
const { actorKey } = await load('identity/identity.js')

const [, ...lines] = readFileSync(new URL('claims.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')

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

let [right, wrong, missed] = [0, 0, 0]
for (const line of lines) {
  const [slot, one, other] = line.split('\t')
  const found = foundIn(one, other)
  const hit = found.delete(slot)
  if (hit) right++
  else if (slot !== 'none') missed++
  wrong += found.size
  if (found.size > 0 || (!hit && slot !== 'none'))
    console.log(`${slot}: found ${[...found].join(' ') || (hit ? slot : 'nothing')}\n  ${one}\n  ${other}`)
}
console.log(
  `${lines.length} pairs: ${right} contradictions found, ${wrong} found that are none, ${missed} missed; P ${(right / (right + wrong)).toFixed(2)} R ${(right / (right + missed)).toFixed(2)}`,
)
