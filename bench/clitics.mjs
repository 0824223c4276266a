// Clitics on UD Arabic-PUD: each word of a text cut into clitics, stem and pronoun by the reader's own splits, checked against its lexicon;
// words of the same bounds as the treebank's, F1.
//   node bench/clitics.mjs DIST FILE.conllu [--show]    DIST: a build's folder
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist, file, show] = process.argv.slice(2)
const load = (f) => import(pathToFileURL(path.resolve(dist, f)).href)
const { tokenize, splitProclitics, splitEnclitics, skipFolded, foldWord } = await load('text/text.js')
const { lexicon } = await load('lexicon/lexicon.js')
const { isGivenName } = await load('tagger/tagger.js')
const lex = lexicon()

/** Sentences: the text and the bounds of its words. */
function sentences() {
  const out = []
  for (const block of fs.readFileSync(file, 'utf8').split(/\n\n/)) {
    let text = ''
    const bounds = []
    for (const line of block.split('\n')) {
      const cells = line.split('\t')
      if (!/^\d+$/.test(cells[0] ?? '')) continue
      bounds.push([text.length, text.length + cells[1].length])
      text += cells[1] + (/SpaceAfter=No/.test(cells[9]) ? '' : ' ')
    }
    if (bounds.length) out.push({ text, bounds })
  }
  return out
}

const isName = (form) => {
  const tokens = tokenize(form)
  return tokens.length === 1 && lex.nameAt(tokens, 0, 1)?.skip === 0
}
const isKnown = (form) =>
  form.length > 1 &&
  (lex.isCommon(form) ||
    (form.startsWith('ال') ? lex.isCommon(form.slice(2)) : lex.isCommon(`ال${form}`)) ||
    isGivenName(form) ||
    isName(form))

const PRONOUNS = ['هما', 'هم', 'هن', 'ها', 'نا', 'كم', 'ه']

const isWord = (form) => lex.isCommon(form) || (form.startsWith('ال') && lex.isCommon(form.slice(2)))

// The list of everyday words was counted as written, clitics and all: «بشكل», «وقد».
function commonSplit(form) {
  for (const { clitics, rest } of splitProclitics(form).slice(1)) {
    const least = /^[وف]$/.test(clitics) ? 2 : clitics.includes('ك') ? 4 : 3
    if (rest.length >= least && isWord(rest) && !isGivenName(form)) return clitics
    if (clitics !== 'ك' && PRONOUNS.some((p) => rest.endsWith(p) && PARTICLES.has(rest.slice(0, -p.length)))) return clitics
  }
  return null
}

// What a pronoun is written onto beside nouns and verbs.
const PARTICLES = new Set(['في', 'من', 'عن', 'علي', 'الي', 'لدي', 'ل', 'ب', 'ان', 'لكن', 'مع', 'بين', 'عند', 'ضد', 'كل', 'قد', 'هو'])

/** The clitics that open a folded word. */
function frontOf(form) {
  const split = form === 'كما' || form === 'كان' ? null : commonSplit(form)
  if (split !== null) return split
  if (isKnown(form)) return ''
  for (const { clitics, rest } of splitProclitics(form).slice(1)) {
    // «للسلطة» hides the article: the treebank keeps its ل with the noun.
    const lead = clitics.endsWith('لل') ? clitics.slice(0, -1) : clitics
    if (/^ال./.test(rest) && rest.length > 4) return lead
    if (isKnown(rest) || splitEnclitics(rest).some((stem) => stem.length > 2 && isKnown(stem))) return lead
  }
  // «سيكون», «وستعلن»: the future of a verb.
  const future = /^([وف]?)س[يتن].{2}/.exec(form)
  if (future !== null) return `${future[1]}س`
  return /^و.{4}/.test(form) ? 'و' : ''
}

/** The pronoun that ends a word, as written, or none. */
function pronounOf(form, written) {
  for (const pronoun of PRONOUNS) if (form.endsWith(pronoun) && PARTICLES.has(form.slice(0, -pronoun.length))) return pronoun
  if (isKnown(form) && !written.endsWith('ه')) return ''
  for (const pronoun of PRONOUNS) {
    if (!form.endsWith(pronoun) || form.length < pronoun.length + 2 || (pronoun === 'ه' && !written.endsWith('ه'))) continue
    const stem = form.slice(0, -pronoun.length)
    const stems = [stem, stem.endsWith('ت') ? `${stem.slice(0, -1)}ه` : stem]
    if (stems.some((s) => s.length > 1 && isKnown(s)) || (pronoun === 'ها' && stem.length > 2)) return pronoun
  }
  return ''
}

function wordsOf(text) {
  const out = []
  for (const t of tokenize(text)) {
    if (t.kind !== 'word') {
      out.push([t.start, t.end])
      continue
    }
    const written = text.slice(t.start, t.end).replace(/[\u064b-\u0652]+$/, '')
    let at = t.start
    const front = frontOf(t.form)
    for (let k = 0; k < front.length; k++) {
      const next = skipFolded(text, at, 1)
      out.push([at, next])
      at = next
    }
    const rest = foldWord(text.slice(at, t.end))
    const pronoun = rest.length > 1 ? pronounOf(rest, written) : ''
    const cut = pronoun === '' ? t.end : skipFolded(text, at, rest.length - pronoun.length)
    out.push([at, cut])
    if (cut < t.end) out.push([cut, t.end])
  }
  return out
}

let hit = 0
let gold = 0
let found = 0
const wrong = new Map()
for (const { text, bounds } of sentences()) {
  const words = wordsOf(text)
  const want = new Set(bounds.map(([a, b]) => `${a}-${b}`))
  const got = new Set(words.map(([a, b]) => `${a}-${b}`))
  gold += want.size
  found += got.size
  for (const [a, b] of bounds) {
    if (got.has(`${a}-${b}`)) hit++
    else if (show) {
      const all = words.filter(([x, y]) => x < b && a < y).map(([x, y]) => text.slice(x, y))
      const key = `${text.slice(a, b)} read as ${all.join('+')}`
      wrong.set(key, (wrong.get(key) ?? 0) + 1)
    }
  }
}
const p = hit / found
const r = hit / gold
console.log(`clitics F1 ${((2 * p * r) / (p + r)).toFixed(3)} P ${p.toFixed(3)} R ${r.toFixed(3)} ${gold} words`)
for (const [key, n] of [...wrong].sort((a, b) => b[1] - a[1]).slice(0, 60)) console.log(`  ${n} ${key}`)
