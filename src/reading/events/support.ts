import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { clauseStart, type Scene } from '../grammar/clause.ts'
import { endsInTaaMarbuta, type Inflections, inflections } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import { eventWords } from './event-words.ts'

/** What the subject of a supporting verb has to do with the event. */
export type Office = 'does' | 'undergoes' | 'tells' | 'sees' | 'attends'

let loaded: Inflections<Office> | null = null

/** Verbs that make an event of a noun («عقد اجتماعا», «شن غارات»): `lexicon/words/events-support.tsv`. */
function supportVerbs(): Inflections<Office> {
  if (loaded !== null) return loaded
  const verbs = inflections<Office>()
  for (const row of readTable('words/events-support.tsv', ['past', 'present', 'nouns', 'office'])) {
    const office = officeOf(row.office)
    verbs.verb(row.past, row.present, office)
    for (const noun of cellValues(row.nouns)) verbs.noun(noun, office)
  }
  loaded = verbs.build()
  return loaded
}

const officeOf = (cell: string): Office =>
  cell === 'undergoes' || cell === 'tells' || cell === 'sees' || cell === 'attends' ? cell : 'does'

/** What the subject of the supporting verb at `i` has to do with the event: «شن» does it, «تعرض» is struck by it, «أعلن» tells of it, «شارك» is there with those who do. */
export const supportOf = (scene: Scene, i: number): Office =>
  supportVerbs()
    .at(scene.source.tokens[i]!.word)
    .find((s) => s.value !== 'does')?.value ?? 'does'

const BEFORE = 5
const AFTER = 4

/** Token of the supporting verb before a noun trigger, or -1. */
export function supportBefore(scene: Scene, at: number): number {
  const from = Math.max(clauseStart(scene, at), at - BEFORE - 3)
  let isOwn = true
  for (let k = at - 1; k >= from; k--) {
    const t = scene.source.tokens[k]!
    if (t.kind !== 'word') continue
    // «طلبت … بعد إطلاق صواريخ»: who asked did not fire.
    if (particles('afterward').has(t.form)) return -1
    if (isOwn && particles('preposition').has(t.form)) isOwn = false
    // «وجهت إليه تهمة الضلوع في محاولة انقلاب»: the verb carries the noun nearer to it.
    else if (
      !isOwn &&
      eventWords()
        .words.at(t.word)
        .some((s) => s.kind === 'noun' && s.value.needs.length === 0 && s.value.type === 'ACCUSE')
    )
      return -1
    if (isVerb(scene, k) && (at - k <= BEFORE || scene.parts.some((p) => p.from > k && p.to <= at))) return k
  }
  return -1
}

// «عقد قادة المنظمة قمة»: no pronoun is written with taa marbuta.
const isVerb = ({ source }: Scene, k: number): boolean =>
  supportVerbs()
    .at(source.tokens[k]!.word)
    .some((s) => s.kind === 'verb' && !(s.verb?.object && endsInTaaMarbuta(source, k)))

/**
 * Token of the verb of a relative clause that carries the noun («المحادثات التي أجراها»), or -1.
 * Behind an indefinite noun no word opens the clause («ضربات جوية شنتها …», «معارك اندلعت …»).
 */
export function supportAfter(scene: Scene, at: number, isDefinite = true): number {
  const { tokens } = scene.source
  const relative = particles('relative')
  for (let k = at + 1; k < Math.min(scene.to - 1, at + 1 + AFTER); k++) {
    const { form, kind } = tokens[k]!
    if (relative.has(form)) return isCarrying(scene, k + 1) ? k + 1 : -1
    if (isDefinite) continue
    if (kind === 'mark' || particles('preposition').has(form) || particles('subordinator').has(form)) return -1
    if (isCarrying(scene, k, true) || (BY_IT.has(tokens[k + 1]!.form) && isCarrying(scene, k))) return k
  }
  return -1
}

// «زيارة يقوم بها …»
const BY_IT = new Set(['بها', 'به', 'بهما'])

const isCarrying = (scene: Scene, k: number, isBare = false): boolean =>
  supportVerbs()
    .at(scene.source.tokens[k]!.word)
    .some(
      (s) =>
        s.kind === 'verb' &&
        !(isBare && (s.joined || s.preposition !== '' || !(s.verb?.object || (s.verb?.tense === 'past' && s.verb.feminine)))),
    )
