import type { AnyFact, Sheaf } from '../../ledger/ledger.ts'
import { type Lang, nameIn, telling } from '../telling/words.ts'
import { dateText } from './date-text.ts'
import { type Proof, Prover } from './evidence.ts'

type Actor = Sheaf['actors'][number]

/** A piece of a sentence: our own words, a name, a date, or words of the page. */
export interface Piece {
  readonly kind: 'plain' | 'name' | 'date' | 'quote'
  readonly text: string
}

/** A sentence with everything it stands on. */
export interface Told {
  readonly pieces: readonly Piece[]
  readonly proofs: readonly Proof[]
}

const LONGEST = 280

/** A fact as a sentence that names nobody and no day but those that its page's own characters show. */
export function sentenceOf(lang: Lang, fact: AnyFact, sheaf: Sheaf): Told {
  const maker = new Maker(lang, fact, sheaf)
  if (fact.fact === 'statement') {
    const { noun, on } = telling(lang, 'act', fact.act)
    if (lang === 'ar') maker.plain(`${noun} من `)
    if (fact.speaker === null || !maker.name(fact.speaker))
      maker.plain(lang === 'ar' ? 'قائل لا تسميه هذه الكلمات' : 'Somebody whom these words do not name')
    if (lang === 'en') maker.plain(` ${noun}`)
    if (fact.addressee !== null) maker.named(on === '' ? ' ' : ` ${on} `, [fact.addressee])
    maker.plain(': ').quote(fact.content.text)
  } else if (fact.fact === 'event') {
    const { noun, joint, on } = telling(lang, 'event', fact.type)
    maker.plain(noun)
    const [between, and] = lang === 'ar' ? [' بين ', ' وبين '] : [' between ', ' and ']
    if (joint && fact.recipients.length > 0 && maker.can(fact.actors) && maker.can(fact.recipients)) {
      maker.named(between, fact.actors).named(and, fact.recipients)
    } else {
      maker
        .named(joint ? (lang === 'ar' ? ' بمشاركة ' : ' of ') : lang === 'ar' ? ' من ' : ' by ', fact.actors)
        .named(` ${on} `, fact.recipients)
    }
    if (fact.status !== 'happened') maker.plain(` (${telling(lang, 'status', fact.status).noun})`)
    maker.plain(': ').quote(around(fact.line, fact.trigger.span))
  } else if (fact.fact === 'pact') {
    maker
      .quote(fact.words.text)
      .plain(lang === 'ar' ? '، ' : ', ')
      .plain(telling(lang, 'status', fact.status).noun)
    maker.named(lang === 'ar' ? '، أطرافه المذكورون: ' : ', parties named: ', fact.parties)
  } else {
    if (lang === 'ar') maker.plain('التزام على ')
    if (fact.by === null || !maker.name(fact.by))
      maker.plain(lang === 'ar' ? 'من لا تسميه هذه الكلمات' : 'Somebody whom these words do not name')
    if (lang === 'en') maker.plain(' is bound')
    if (fact.to !== null) maker.named(lang === 'ar' ? ' تجاه ' : ' towards ', [fact.to])
    maker.plain(': ').quote(fact.content.text)
  }
  return maker.dated().told()
}

/** The words around a trigger: the whole line where it is short, else whole words on both sides of it. */
export function around(
  line: { readonly span: readonly [number, number]; readonly text: string },
  trigger: readonly [number, number],
): string {
  if (line.text.length <= LONGEST) return line.text
  const at = trigger[0] - line.span[0]
  const from = at < 100 ? 0 : line.text.indexOf(' ', at - 100) + 1
  const to = line.text.lastIndexOf(' ', from + LONGEST)
  return line.text.slice(from, to > at ? to : from + LONGEST)
}

class Maker {
  readonly #lang: Lang
  readonly #prover: Prover
  readonly #pieces: Piece[] = []
  readonly #proofs: Proof[] = []

  constructor(lang: Lang, fact: AnyFact, sheaf: Sheaf) {
    this.#lang = lang
    this.#prover = new Prover(fact, sheaf)
    this.#proofs.push(this.#prover.words())
  }

  plain(text: string): this {
    this.#pieces.push({ kind: 'plain', text })
    return this
  }

  /** Words of the page between the language's quotation marks. */
  quote(text: string): this {
    const [open, close] = this.#lang === 'ar' ? ['«', '»'] : ['“', '”']
    return this.plain(open).#add('quote', text.trim()).plain(close)
  }

  /** Adds a name if the page's characters show it. */
  name(actor: Actor): boolean {
    const proof = this.#prover.name(actor)
    if (proof === null) return false
    this.#add('name', nameIn(this.#lang, actor)).#proofs.push(proof)
    return true
  }

  can(actors: readonly Actor[]): boolean {
    return actors.some((a) => this.#prover.name(a) !== null)
  }

  /** Adds those of the names that the page's characters show, the words that lead to them before the first. */
  named(lead: string, actors: readonly Actor[]): this {
    const shown = actors.filter((a) => this.#prover.name(a) !== null)
    shown.forEach((actor, i) => {
      this.plain(i === 0 ? lead : this.#lang === 'ar' ? ' و' : i === shown.length - 1 ? ' and ' : ', ')
      this.name(actor)
    })
    return this
  }

  /** Adds the day: the text's own, or that of publication, which then says so. */
  dated(): this {
    const date = this.#prover.date()
    if (date === null) return this
    const lead = date.of === 'fact' ? ' (' : this.#lang === 'ar' ? ' (نُشر ' : ' (published '
    this.plain(lead).#add('date', dateText(this.#lang, date.value)).plain(')')
    this.#proofs.push(date.proof)
    return this
  }

  told(): Told {
    return { pieces: this.#pieces, proofs: this.#proofs }
  }

  #add(kind: Piece['kind'], text: string): this {
    this.#pieces.push({ kind, text })
    return this
  }
}
