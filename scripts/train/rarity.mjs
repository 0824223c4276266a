// How rare each stem is in Arabic news: model/rarity.bin from the titles and texts of the ANT corpus.
//   node scripts/train/rarity.mjs DIST CORPUS.jsonl.gz OUT
import { createReadStream, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'

const [dist, corpus, out] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(path.resolve(dist, file)).href)
const { tokenize } = await load('text/text.js')
const { stemHash } = await load('stories/stem.js')
const { packRarities } = await load('stories/rarity.js')

// What fewer articles have is as rare as what none has; names of one week are not to fill the table.
const LEAST = 3
const counts = new Map()
let articles = 0
for await (const line of createInterface({ input: createReadStream(corpus).pipe(createGunzip()) })) {
  const { title = '', text = '' } = JSON.parse(line)
  if (text === '') continue
  articles++
  const own = new Set()
  for (const { kind, form } of tokenize(`${title}\n${text}`)) if (kind !== 'mark') own.add(stemHash(form))
  for (const hash of own) counts.set(hash, (counts.get(hash) ?? 0) + 1)
}
const bytes = packRarities(counts, articles, LEAST)
writeFileSync(out, bytes)
console.log(`${articles} articles, ${counts.size} stems, ${bytes.length} bytes`)
