import { lexicon } from '../../lexicon/lexicon.ts'
import type { Span } from '../../text/text.ts'
import type { Entity, EntityType, Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import { findPhrases } from './phrases.ts'
import { Registry } from './registry.ts'
import { settle } from './settle.ts'

/** One place where a name stands: token range and exact span (clitics left out). */
export interface Mention {
  readonly entity: Ref
  readonly type: EntityType
  readonly from: number
  readonly to: number
  readonly span: Span
}

/**
 * A noun phrase that stands for somebody who can act: a name with its titles («وزير الخارجية الروسي سيرغي لافروف»), a role alone
 * («الرئيس الروسي»), a body or state, or somebody unnamed («مسؤول سعودي كبير»). Token range; phrases do not overlap and are in order.
 */
export interface ActorPhrase {
  readonly from: number
  readonly to: number
  /** Who it is; null for an unnamed one. A phrase of several («بوتين ولوكاشينكو») is several phrases. */
  readonly ref: Ref | null
  readonly kind: 'name' | 'role' | 'body' | 'unnamed'
  /** Whether a person (or a body that speaks) rather than a place. */
  readonly speaks: boolean
  readonly why: string
  /** Several people, none of them named. */
  readonly many?: boolean
  /** A noun for people that only speech asks for («منتقدون»): to what is done they are nobody. */
  readonly crowd?: boolean
}

/** Everything named in an article and who each noun phrase stands for. */
export interface Names {
  readonly mentions: readonly Mention[]
  readonly phrases: readonly ActorPhrase[]
  /** The phrase that covers token `i`, or null. */
  phraseAt(i: number): ActorPhrase | null
  /** The mention that covers token `i`, or null. */
  mentionAt(i: number): Mention | null
  entity(ref: Ref): Entity
  /** The state behind an entity: itself, a capital's or body's state, a person's state by office; null where none is known. */
  stateOf(ref: Ref): Ref | null
  /** States named by the adjective at token `i` («الروسية»), as entities (added without a mention where the text names them by adjective only). */
  nisbaAt(i: number): readonly Ref[]
  /** The entity of a lexicon entry, added without a mention if the text does not name it. Unused ones are dropped from the reading. */
  refer(en: string, why: string): Ref | null
  /** All entities so far. */
  entities(): readonly Entity[]
}

const NOBODY: readonly Ref[] = []

/** Finds the names of an article, links them, and says who each noun phrase stands for. */
export function findNames(source: Source): Names {
  const registry = new Registry()
  const mentions = settle(source, registry)
  const mentionOf = new Array<Mention | undefined>(source.tokens.length)
  for (const m of mentions) for (let i = m.from; i < m.to; i++) mentionOf[i] = m
  const mentionAt = (i: number): Mention | null => mentionOf[i] ?? null
  const phrases = findPhrases(source, mentionAt, registry)
  const phraseOf = new Array<ActorPhrase | undefined>(source.tokens.length)
  for (const p of phrases) for (let i = p.from; i < p.to; i++) phraseOf[i] = p
  return {
    mentions,
    phrases,
    phraseAt: (i) => phraseOf[i] ?? null,
    mentionAt,
    entity: (ref) => registry.entity(ref),
    stateOf: (ref) => {
      const country = registry.country(ref)
      return country === null ? null : registry.byName(country, 'state of somebody named')
    },
    nisbaAt: (i) => {
      const hit = i < source.tokens.length ? lexicon().nisbaAt(source.tokens, i, source.tokens.length) : null
      if (hit === null) return NOBODY
      return hit.values.filter((e) => e.type === 'GPE').map((e) => registry.known(e, 'by its adjective'))
    },
    refer: (en, why) => registry.byName(en, why),
    entities: () => registry.all(),
  }
}
