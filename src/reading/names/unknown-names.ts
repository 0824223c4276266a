import { lexicon } from '../../lexicon/lexicon.ts'
import { hasModel, isGivenName, type Proposal, propose } from '../../tagger/tagger.ts'
import { type Token, WordMemory } from '../../text/text.ts'
import type { EntityType } from '../contract.ts'
import type { Sentence, Source } from '../source.ts'
import { isSpeech, mayBeName } from './framed-names.ts'
import { titleWords } from './title-words.ts'

/** A name that the lexicon lacks, seen by the sequence model. */
interface UnknownName {
  readonly from: number
  readonly to: number
  readonly skip: number
  readonly type: EntityType
  readonly why: string
}

// The model's lead over «no name» that each type needs, in natural units: judged on unlabelled news, higher where a slip costs more. A
// place of one word with the article is as often an ordinary noun.
const LEAST_LEAD: Readonly<Record<Proposal['type'], number>> = { PER: 0.15, LOC: 0.6, ORG: 1.2, MISC: Infinity }
const LEAST_DEFINITE = 2.5

let ready: boolean | null = null

/** Names seen by the model in places where the lexicon found none, titles and clitics cut off. */
export function unknownNames(source: Source, taken: ReadonlySet<number>): UnknownName[] {
  ready ??= hasModel()
  if (!ready) return []
  const out: UnknownName[] = []
  const asked = askedTokens(source.tokens, taken)
  const sentences = source.sentences.filter((s) => mayHold(asked, s))
  for (const p of propose(source.tokens, sentences, null, { at: asked, least: LEAST_LEAD.PER })) {
    if (p.lead < LEAST_LEAD[p.type]) continue
    const name = trim(source.tokens, p.from, p.to, p.type, p.lead)
    if (name === null) continue
    let free = true
    for (let i = name.from; i < name.to; i++) if (taken.has(i)) free = false
    if (free) out.push(name)
  }
  return out
}

const isUncommon = new WordMemory((form) => form.length > 1 && !lexicon().isCommon(form))

// Every name taken over has a word of its own that is no ordinary one (1): where none stands, the model need not look.
function askedTokens(tokens: readonly Token[], taken: ReadonlySet<number>): Uint8Array {
  const asked = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (t.kind === 'word' && isUncommon.of(t.word) && !taken.has(i)) asked[i] = 1
  }
  return asked
}

function mayHold(asked: Uint8Array, s: Sentence): boolean {
  for (let i = s.from; i < s.to; i++) if (asked[i] === 1) return true
  return false
}

function trim(tokens: readonly Token[], start: number, end: number, type: Proposal['type'], lead: number): UnknownName | null {
  const words = titleWords()
  let from = start
  let to = end
  while (from < to && (tokens[from]!.kind === 'mark' || (type === 'PER' && isTitle(tokens[from]!.form)))) from++
  while (to > from && (tokens[to - 1]!.kind === 'mark' || words.is('stop', tokens[to - 1]!.form))) to--
  // «وقد أشرف»: a verb.
  if (from >= to || titleWords().is('verb-lead', tokens[from - 1]?.form ?? '')) return null
  const lex = lexicon()
  // «قال واوان بوروانتو»: behind a verb of saying and a word that may open a name stands no place.
  if (type === 'LOC' && to === from + 1 && from > 1 && isSpeech(tokens[from - 2]) && mayBeName(tokens[from - 1]!))
    return {
      from: from - 1,
      to,
      skip: cliticLetters(tokens[from - 1]!.form),
      type: 'PER',
      why: 'seen by the names model, behind a verb of saying',
    }
  if (tokens[from]!.form.length < 3 || tokens[from]!.kind !== 'word') return null
  // No name of any script has a word this long: it is noise.
  for (let i = from; i < to; i++) if (tokens[i]!.form.length > 40) return null
  if (type === 'PER' && (to - from < 2 || to - from > 5)) return null
  if (type !== 'ORG' && lex.isCommon(tokens[from]!.form)) return null
  if (type === 'ORG' && (to - from === 1 || tokens.slice(from, to).every((t) => lex.isCommon(t.form)))) return null
  if (type === 'LOC' && to - from === 1 && isDoubtful(tokens[from]!.form, lead)) return null
  for (let i = from; i < to; i++) if (lex.nisbaAt(tokens, i, to) !== null && type !== 'ORG') return null
  // «قال لول رواي كوانغ إن»: between a verb of saying and what the model sees stands a name's first word.
  if (type === 'PER' && from > 1 && isSpeech(tokens[from - 2]) && mayBeName(tokens[from - 1]!) && !lex.isCommon(tokens[from - 1]!.form))
    from--
  return {
    from,
    to,
    skip: cliticLetters(tokens[from]!.form),
    type: type === 'LOC' ? 'GPE' : (type as EntityType),
    why: 'seen by the names model',
  }
}

// «دلو», «الريف»: short or with the article, a word is as likely no name.
const isDoubtful = (form: string, lead: number): boolean => form.length < 4 || (lead < LEAST_DEFINITE && /^(?:[وبفك]?ال|و?لل)/.test(form))

function isTitle(form: string): boolean {
  const words = titleWords()
  return words.people.has(form) || words.is('honorific', form) || words.is('adjective', form)
}

// «ومحمود عفيفي»: a first و is a clitic unless the lexicon says that names begin so («وليد»); «لمايكل مور»: another letter is one where
// a given name is left without it, and none with it («بلال»).
function cliticLetters(form: string): number {
  if (form.length < 5) return 0
  if (form.startsWith('و')) return titleWords().is('waw', form) ? 0 : 1
  return 'لبكف'.includes(form[0]!) && isGivenName(form.slice(1)) && !isGivenName(form) ? 1 : 0
}
