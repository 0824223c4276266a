// Writes invented pages into a ledger, some at a time, and says of each batch when it is acknowledged: to be killed while it does so, or to have
// its connections broken, after which it writes the batch again.
//   node writer.mjs LEDGER COUNT [BATCH]
import { createHash } from 'node:crypto'
import { openLedger } from '../../dist/ledger/ledger.js'

const [place, count, batch = '2'] = process.argv.slice(2)

const pageOf = (i) => {
  const source = `${i}.txt`
  const text = `خبر ${i}\nقال متحدث ${i % 7}: «هذا هو الخبر رقم ${i}».\n`.repeat(3)
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { source, sha256, bytes, media: 'text', encoding: 'utf-8', text, collected: {}, hints: [], stated: [], messages: [] }
}

/** A stand-in for the readers: a speaker and what he says, in each line where he does. */
export function read({ source, sha256, text }) {
  const said = [...text.matchAll(/متحدث \d+/g)].map((m) => [m.index, m.index + m[0].length])
  const contents = [...text.matchAll(/«([^»]+)»/g)].map((m) => [m.index + 1, m.index + 1 + m[1].length])
  const statement = { speaker: 'e1', addressee: null, cue: null, mode: 'direct', act: 'say', channel: null, time: null, about: [] }
  const id = (n) => 's' + createHash('sha256').update(`${sha256} ${n}`).digest('hex').slice(0, 15)
  const name = text.slice(...said[0])
  const article = {
    title: { span: [0, text.indexOf('\n')], text: text.slice(0, text.indexOf('\n')) },
    outlet: null,
    published: null,
    dated: null,
    credits: [],
    body: [],
    entities: [{ id: 'e1', type: 'PER', name: { ar: name, en: null }, aliases: [], wikidata: null, mentions: said, why: 'stand-in' }],
    statements: contents.map((content, n) => ({ ...statement, id: id(n), content, rule: 'stand-in', why: 'stand-in' })),
    times: [],
    events: [],
    pacts: [],
    commitments: [],
  }
  const blocks = [{ kind: 'title', span: article.title.span }]
  return { schema: 'marsad/reading/1', source, sha256, text, language: 'ar', blocks, messages: [], articles: [article] }
}

const patiently = async (work) => {
  for (let tries = 0; ; tries++)
    try {
      return await work()
    } catch (error) {
      if (!place.startsWith('postgres') || tries > 200) throw error
      process.stdout.write('again\n')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
}

const ledger = await patiently(() => openLedger(place, { read, rules: 'writer' }))
process.stdout.write('open\n')
for (let i = 0; i < Number(count); i += Number(batch)) {
  const pages = Array.from({ length: Math.min(Number(batch), Number(count) - i) }, (_, k) => pageOf(i + k))
  await patiently(() => ledger.record(pages.map((page) => ({ page, reading: read(page) }))))
  process.stdout.write(pages.map((p) => `${p.sha256}.page\n`).join(''))
}
await patiently(() => ledger.settle())
await ledger.close()
