import { lexicon } from '../../lexicon/lexicon.ts'
import type { Ref } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'

type Holder = ReturnType<typeof lexicon>['holders'][number]

let byPerson: ReadonlyMap<string, readonly Holder[]> | null = null

function officesOf(person: string): readonly Holder[] {
  if (byPerson === null) {
    const found = new Map<string, Holder[]>()
    for (const h of lexicon().holders) {
      const list = found.get(h.person)
      if (list === undefined) found.set(h.person, [h])
      else list.push(h)
    }
    byPerson = found
  }
  return byPerson.get(person) ?? []
}

/**
 * Whom somebody speaks for who says «we»: the state or body whose office he holds at an ISO date («ستولتنبرغ: سنواصل» is NATO's),
 * else the body or state that his title names before or behind his name; himself where neither is known.
 */
export function spokenFor({ source, names }: Scene, ref: Ref, date: string | null): Ref {
  if (entityType(names, ref) !== 'PER') return ref
  const { en } = names.entity(ref).name
  const offices = en === null ? [] : officesOf(en)
  const held = offices.find((h) => holdsAt(h, date))
  const body =
    held === undefined
      ? (bodyInTitle(source, names, ref) ?? bodyBehind(source, names, ref))
      : names.refer(held.of, 'the body whose office the speaker holds')
  // Somebody who held office at another time speaks for himself; a state named in a title is spoken for.
  return body ?? (offices.length > 0 ? ref : (names.stateOf(ref) ?? ref))
}

// «نائب الأمين العام للجامعة العربية فلان»
function bodyInTitle(source: Source, names: Names, ref: Ref): Ref | null {
  for (const phrase of names.phrases) {
    if (phrase.ref !== ref) continue
    for (let k = phrase.from; k < phrase.to; k++) {
      const mention = names.mentionAt(k)
      // «مندوب روسيا لدى الأمم المتحدة» speaks to that body, and not for it.
      if (mention?.type === 'ORG' && source.tokens[mention.from - 1]?.form !== 'لدي') return mention.entity
    }
  }
  return null
}

const TITLE = 7

// «فلان نائب الأمين العام للجامعة العربية»: the office stands behind the name, and its body closes it.
function bodyBehind({ tokens }: Source, names: Names, ref: Ref): Ref | null {
  for (const { entity, to } of names.mentions) {
    if (entity !== ref) continue
    const next = tokens[to]?.form.replace(/^ال/, '') ?? ''
    if (!particles('role').has(next) && !particles('deputy').has(next)) continue
    for (let k = to + 1; k < Math.min(tokens.length, to + TITLE); k++) {
      const mention = names.mentionAt(k)
      if (mention?.type === 'ORG') return tokens[mention.from - 1]!.form === 'لدي' ? null : mention.entity
      if (mention !== null || tokens[k]!.kind !== 'word') break
    }
  }
  return null
}

const holdsAt = ({ from, to }: Holder, date: string | null): boolean =>
  date === null || ((from === '' || from <= date.slice(0, from.length)) && (to === '' || date.slice(0, to.length) <= to))
