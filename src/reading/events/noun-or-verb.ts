import type { Token } from '../../text/text.ts'
import type { Sense } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { type EventWord, eventWords } from './event-words.ts'

// «حتى انسحبت», «منذ غزت»: these two open clauses too.
const OPENING = new Set(['حتي', 'منذ'])

/** Whether a word stands behind a preposition or a noun in construct, where no verb stands. */
export function isGoverned({ tokens }: Source, i: number): boolean {
  const before = tokens[i - 1]
  if (before?.kind !== 'word') return false
  // «قرار قطع العلاقات»: what stands in construct has a noun behind it.
  return (particles('preposition').has(before.form) && !OPENING.has(before.form)) || particles('construct').has(before.form)
}

/** «أكدت الوزيرة دعم موسكو لـ …»: what somebody announces is the noun that is written like the verb. */
export const isAnnounced = (source: Source, senses: readonly Sense<EventWord>[], i: number): boolean =>
  senses.some((s) => isPlainNoun(s) && s.possessor === '') && isToldBy(source, i, ({ form }) => particles('announcing').has(form))

/** «أدانت الوزارة قصف إسرائيل مدرسة»: so is what somebody condemns. */
export const isCondemned = (source: Source, senses: readonly Sense<EventWord>[], i: number): boolean =>
  senses.some(isPlainNoun) &&
  isToldBy(source, i, ({ word }) =>
    eventWords()
      .words.at(word)
      .some((s) => s.kind === 'verb' && CONDEMNING.has(s.value.mode ?? '') && !s.verb?.object),
  )

const isPlainNoun = ({ kind, preposition, definite }: Sense<EventWord>): boolean => kind === 'noun' && preposition === '' && !definite

// Whether a word that tells of it stands close before, with nothing that opens a clause of its own between.
function isToldBy({ tokens }: Source, i: number, tells: (token: Token) => boolean): boolean {
  if (tokens[i]!.form.startsWith('و')) return false
  for (let k = i - 1; k >= Math.max(0, i - ANNOUNCER); k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' || /^[وب]?ان/.test(form) || particles('preposition').has(form) || particles('relative').has(form)) return false
    if (tells(tokens[k]!)) return true
  }
  return false
}

const ANNOUNCER = 4
const CONDEMNING: ReadonlySet<string> = new Set(['condemn', 'disapprove'])
/** What may be condemned. */
export const OF_DEEDS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'SANCTION'])
/** What may be announced. */
export const OF_WORDS: ReadonlySet<string> = new Set(['SUPPORT', 'REJECT', 'AID'])

/** A verb that takes no object, written like the noun with a pronoun, is the noun; in a relative clause it is the verb («التي ضمتها»). */
export const isNounToo = (
  { tokens }: Source,
  names: Names,
  senses: readonly Sense<EventWord>[],
  { kind, verb, value }: Sense<EventWord>,
  i: number,
): boolean =>
  kind === 'verb' &&
  verb?.object === true &&
  (!value.object || isForWhom(tokens, names, i + 1)) &&
  !particles('relative').has(tokens[i - 1]?.form ?? '') &&
  senses.some((s) => s.kind === 'noun' && s.possessor !== '' && s.possessor !== 'نا' && s.value.lemma === value.lemma)

// «دعمها للحكومة», «دعمها لأرمينيا»: whom the pronoun's owner supports stands behind «لـ», and the pronoun is no object.
function isForWhom(tokens: Source['tokens'], names: Names, k: number): boolean {
  const form = tokens[k]?.form ?? ''
  if (/^لل.{2,}/.test(form)) return true
  const mention = form.startsWith('ل') ? names.mentionAt(k) : null
  return mention !== null && mention.from === k && mention.span[0] > tokens[k]!.start
}
