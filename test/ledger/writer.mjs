// Writes invented pages into a ledger, two at a time, and says of each batch when it is acknowledged: to be killed while it does so.
//   node writer.mjs LEDGER COUNT
import { createHash } from 'node:crypto'
import { openLedger } from '../../dist/ledger/ledger.js'

const [folder, count] = process.argv.slice(2)
const pageOf = (i) => {
  const text = `خبر ${i}\nقال متحدث: «هذا هو الخبر رقم ${i}».\n`.repeat(3)
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { source: `${i}.txt`, sha256, bytes, media: 'text', encoding: 'utf-8', text, collected: {}, hints: [], stated: [], messages: [] }
}
const read = (page) => ({
  schema: 'marsad/reading/1',
  source: page.source,
  sha256: page.sha256,
  text: page.text,
  language: 'ar',
  blocks: [{ kind: 'body', span: [0, page.text.length] }],
  messages: [],
  articles: [],
})
const ledger = await openLedger(folder, { read, rules: 'writer' })
process.stdout.write('open\n')
for (let i = 0; i < Number(count); i += 2) {
  const pages = [pageOf(i), pageOf(i + 1)]
  await ledger.record(pages.map((page) => ({ page, reading: read(page) })))
  process.stdout.write(pages.map((p) => `${p.source}\n`).join(''))
}
await ledger.close()
