import { lexicon } from '../../lexicon/lexicon.ts'
import type { Ref } from '../contract.ts'
import { entityType } from '../grammar/entity-type.ts'
import type { Names } from '../names/names.ts'

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
 * else the state that his title names; himself where neither is known, as a protester or a witness.
 */
export function spokenFor(names: Names, ref: Ref, date: string | null): Ref {
  if (entityType(names, ref) !== 'PER') return ref
  const { en } = names.entity(ref).name
  const offices = en === null ? [] : officesOf(en)
  const held = offices.find((h) => holdsAt(h, date))
  const body = held === undefined ? bodyInTitle(names, ref) : names.refer(held.of, 'the body whose office the speaker holds')
  // Somebody who held office at another time speaks for himself; a state named in a title is spoken for.
  return body ?? (offices.length > 0 ? ref : (names.stateOf(ref) ?? ref))
}

// «نائب الأمين العام للجامعة العربية فلان»
function bodyInTitle(names: Names, ref: Ref): Ref | null {
  for (const phrase of names.phrases) {
    if (phrase.ref !== ref) continue
    for (let k = phrase.from; k < phrase.to; k++) {
      const mention = names.mentionAt(k)
      if (mention?.type === 'ORG') return mention.entity
    }
  }
  return null
}

const holdsAt = ({ from, to }: Holder, date: string | null): boolean =>
  date === null || ((from === '' || from <= date.slice(0, from.length)) && (to === '' || date.slice(0, to.length) <= to))
