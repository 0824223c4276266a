// Readers of the named-entity corpora: sentences of tokens as Marsad cuts them, with the corpus's labels carried over.
import fs from 'node:fs'
import path from 'node:path'

const TYPE = { PERS: 'PER', PER: 'PER', LOC: 'LOC', ORG: 'ORG', MISC: 'MISC' }
const typeOf = (tag) => TYPE[tag] ?? (/^MIS\d?$/.test(tag) ? 'MISC' : null)

/** Sentences of one CoNLL file: `[{ word, tag }]`, tags as `O`, `B-PER`, `I-PER` …; unknown tags read as `O`. */
export function conll(file) {
  const sentences = []
  let now = []
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const cells = line.trim().split(/\s+/)
    if (cells.length < 2) {
      if (now.length) sentences.push(now)
      now = []
      continue
    }
    const raw = cells[cells.length - 1]
    const type = /^[BI]-/.test(raw) ? typeOf(raw.slice(2)) : null
    now.push({ word: cells[0], tag: type === null ? 'O' : `${raw[0]}-${type}` })
  }
  if (now.length) sentences.push(now)
  return sentences
}

export const folder = (dir) =>
  fs
    .readdirSync(dir)
    .sort()
    .flatMap((f) => conll(path.join(dir, f)))

/** Cuts a sentence's words into Marsad's tokens; `first[i]` is the token where word i's own letters begin. Labels follow the pieces. */
export function cut(sentence, tokenize) {
  const tokens = []
  const labels = []
  const first = []
  let text = ''
  let open = false
  for (const { word, tag } of sentence) {
    const pieces = tokenize(word)
    const at = tokens.length
    const base = text.length
    text += `${word} `
    let begun = false
    let lead = pieces.findIndex((p) => p.kind !== 'mark')
    if (lead < 0) lead = 0
    let last = pieces.length - 1
    while (last > lead && pieces[last].kind === 'mark') last--
    pieces.forEach((p, i) => {
      tokens.push({ ...p, start: p.start + base, end: p.end + base, gap: i === 0 ? true : p.gap })
      if (tag === 'O' || i < lead || i > last) labels.push('O')
      else if (!begun) {
        labels.push(tag.startsWith('I-') && open ? tag : `B-${tag.slice(2)}`)
        begun = true
      } else labels.push(`I-${tag.slice(2)}`)
    })
    first.push(pieces.length === 0 ? -1 : at + lead)
    open = tag !== 'O'
  }
  return { tokens, labels, first }
}

const OUTER = { PERS: 'PER', GPE: 'LOC', LOC: 'LOC', FAC: 'LOC', ORG: 'ORG' }

/** Sentences of a corpus of nested names (Wojood's types): the outermost name of a type that is kept. */
export function nested(file) {
  const sentences = []
  let now = []
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    const [word, ...tags] = line.trim().split(/\s+/)
    if (tags.length === 0) {
      if (now.length) sentences.push(now)
      now = []
      continue
    }
    const tag = tags.find((t) => OUTER[t.slice(2)] !== undefined)
    now.push({ word, tag: tag === undefined ? 'O' : `${tag[0]}-${OUTER[tag.slice(2)]}` })
  }
  if (now.length) sentences.push(now)
  return sentences
}
