import { lexicon } from '../../lexicon/lexicon.ts'
import { hasModel, type Proposal, propose } from '../../tagger/tagger.ts'
import type { Token } from '../../text/text.ts'
import type { EntityType } from '../contract.ts'
import type { Sentence, Source } from '../source.ts'
import { titleWords } from './title-words.ts'

/** A name that the lexicon lacks, seen by the sequence model. */
interface UnknownName {
  readonly from: number
  readonly to: number
  readonly skip: number
  readonly type: EntityType
  readonly why: string
}

// The model's lead over «no name» that each type needs: set on the training corpora's held-out part, higher where a slip costs more.
const LEAST_LEAD: Readonly<Record<Proposal['type'], number>> = { PER: 60, LOC: 90, ORG: 120, MISC: Infinity }

let ready: boolean | null = null

/** Names seen by the model in places where the lexicon found none, titles and clitics cut off. */
export function unknownNames(source: Source, taken: ReadonlySet<number>): UnknownName[] {
  ready ??= hasModel()
  if (!ready) return []
  const out: UnknownName[] = []
  for (const s of source.sentences) {
    if (!mayHold(source.tokens, s, taken)) continue
    for (const p of propose(source.tokens, s.from, s.to)) {
      if (p.lead < LEAST_LEAD[p.type]) continue
      const name = trim(source.tokens, p.from, p.to, p.type)
      if (name === null) continue
      let free = true
      for (let i = name.from; i < name.to; i++) if (taken.has(i)) free = false
      if (free) out.push(name)
    }
  }
  return out
}

// Every name taken over has a word of its own that is no ordinary one: a sentence without any need not be asked about.
function mayHold(tokens: readonly Token[], s: Sentence, taken: ReadonlySet<number>): boolean {
  const lex = lexicon()
  for (let i = s.from; i < s.to; i++) {
    const t = tokens[i]!
    if (t.kind === 'word' && t.form.length > 1 && !taken.has(i) && !lex.isCommon(t.form)) return true
  }
  return false
}

function trim(tokens: readonly Token[], start: number, end: number, type: Proposal['type']): UnknownName | null {
  const words = titleWords()
  let from = start
  let to = end
  while (from < to && (tokens[from]!.kind === 'mark' || (type === 'PER' && isTitle(tokens[from]!.form)))) from++
  while (to > from && (tokens[to - 1]!.kind === 'mark' || words.is('stop', tokens[to - 1]!.form))) to--
  if (from >= to) return null
  const lex = lexicon()
  if (tokens[from]!.form.length < 3 || tokens[from]!.kind !== 'word') return null
  if (type === 'PER' && (to - from < 2 || to - from > 5)) return null
  if (type !== 'ORG' && lex.isCommon(tokens[from]!.form)) return null
  if (type === 'ORG' && (to - from === 1 || tokens.slice(from, to).every((t) => lex.isCommon(t.form)))) return null
  for (let i = from; i < to; i++) if (lex.nisbaAt(tokens, i, to) !== null && type !== 'ORG') return null
  return {
    from,
    to,
    skip: cliticLetters(tokens[from]!.form),
    type: type === 'LOC' ? 'GPE' : (type as EntityType),
    why: 'seen by the names model',
  }
}

function isTitle(form: string): boolean {
  const words = titleWords()
  return words.people.has(form) || words.is('honorific', form) || words.is('adjective', form)
}

// «ومحمود عفيفي»: a first و is a clitic unless the lexicon says that names begin so («وليد»).
const cliticLetters = (form: string): number => (form.length > 4 && form.startsWith('و') && !titleWords().is('waw', form) ? 1 : 0)
