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
const bytes = packed()
writeFileSync(out, bytes)
console.log(`${articles} articles, ${counts.size} stems, ${bytes.length} bytes`)

// As src/stories/rarity.ts reads it: magic, number of stems, rarity of all others, sorted hashes, rarities in steps of 1/24. Little-endian.
function packed() {
  const magic = Buffer.from('marsad rarity 1\n')
  const kept = [...counts].filter(([, n]) => n >= LEAST).sort(([a], [b]) => a - b)
  const steps = (n) => Math.min(255, Math.max(0, Math.round(Math.log((articles + 1) / (n + 0.5)) * 24)))
  const out = Buffer.alloc(magic.length + 8 + 5 * kept.length)
  magic.copy(out)
  out.writeUInt32LE(kept.length, magic.length)
  out.writeUInt32LE(steps(1), magic.length + 4)
  const from = magic.length + 8
  kept.forEach(([hash, n], i) => {
    out.writeUInt32LE(hash, from + 4 * i)
    out[from + 4 * kept.length + i] = steps(n)
  })
  return out
}
