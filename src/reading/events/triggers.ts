import { endsInTaaMarbuta, type Sense } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { type EventWord, eventWords, isOfClass } from './event-words.ts'
import { isAnnounced, isCondemned, isGoverned, isNounToo, OF_DEEDS, OF_WORDS } from './noun-or-verb.ts'

/** A word of the text that tells an event: its reading, and the token of the word that its line needs. */
export interface Trigger {
  readonly at: number
  readonly word: EventWord
  readonly sense: Sense<EventWord>
  /** Token of the word that the line needs, or -1. */
  readonly with: number
}

const REACH = 6
// «استعداد قتالي», «تدريبات برية وبحرية مشتركة»
const CLOSE = 4
// «وقع رئيسا … وفلان، يوم الجمعة في …، معاهدة»: who signs, when and where may stand between the verb and the paper.
const FAR = 13
const FAR_NEEDS = ['pact', 'law', 'sanction', 'tariff', 'embargo', 'arms', 'troops', 'aid', 'ties', 'territory', 'control', 'death']

/**
 * The event that token `i` tells, or null. Where several lines share the word, one whose needed word follows goes first;
 * a line that needs a word and does not find it is none.
 */
export function triggerAt(source: Source, names: Names, i: number, end: number): Trigger | null {
  const { words } = eventWords()
  const { form, word } = source.tokens[i]!
  const senses = words.at(word)
  if (senses.length === 0 || (particles('never').has(form) && !isSpelledVerb(source, i))) return null
  let plain: Trigger | null = null
  let best: Trigger | null = null
  // A verb takes no adjective: «قصف إسرائيلي» is a noun, and so is «طالب سعودي»; nor does it stand behind a preposition («مع تدخل …»).
  const isQualified = i + 1 < end && names.mentionAt(i + 1) === null && names.nisbaAt(i + 1).length > 0 && !isObjectOf(source, i)
  const isBehind = isGoverned(source, i)
  // «…، مطالبة بـ»: behind a comma the word that may be a noun too goes with the verb before it.
  const isAside = source.tokens[i - 1]?.form === '،'
  for (const sense of senses) {
    if (
      sense.kind === 'verb' &&
      (isBehind ||
        (OF_WORDS.has(sense.value.type) && isAnnounced(source, senses, i)) ||
        (OF_DEEDS.has(sense.value.type) && isCondemned(source, senses, i)) ||
        (isQualified && !isPlainlyVerb(senses, sense)) ||
        (sense.verb?.object && endsInTaaMarbuta(source, i)))
    )
      continue
    // «أصيب» is hardly ever «I hit».
    if (sense.verb?.first && senses.some((s) => s.kind === 'verb' && !s.verb?.first)) continue
    const word = sense.value
    // «طلبة», «قادة»: folded, the ending of a noun is a pronoun's.
    if (sense.possessor === 'ه' && endsInTaaMarbuta(source, i)) continue
    // «استخدام هجومي», «سباق انتخابي»: an adjective, no attack or election of mine.
    if (sense.possessor === 'ي' && (word.type === 'ASSAULT' || word.mode === 'elect')) continue
    if (word.needs.length === 0) {
      // «تضامنها»
      if (isNounToo(source, names, senses, sense, i)) continue
      if (plain === null || rank(sense, isAside) < rank(plain.sense, isAside)) plain = { at: i, word, sense, with: -1 }
      continue
    }
    const found = neededWord(source, names, sense, i, end)
    // «ضمها شبه الجزيرة»: a pronoun and an object behind it hang on the noun, not on a verb that takes one.
    if (found > i && isNounToo(source, names, senses, sense, i)) continue
    if (found >= 0 && (best === null || Math.abs(found - i) < Math.abs(best.with - i))) best = { at: i, word, sense, with: found }
  }
  return best ?? plain
}

// «هنأ» and «هنا» are one word when folded; with its hamza written it is the verb.
const isSpelledVerb = ({ text, tokens }: Source, i: number): boolean => text.slice(tokens[i]!.start, tokens[i]!.end).endsWith('هنأ')

/** The same trigger read as the noun that is written like it; itself where there is none. */
export function asNoun(source: Source, trigger: Trigger): Trigger {
  const sense = eventWords()
    .words.at(source.tokens[trigger.at]!.word)
    .find((s) => s.kind === 'noun' && s.value === trigger.word)
  return sense === undefined ? trigger : { ...trigger, sense }
}

// «قتل فلسطينيا»: an object; an adjective would share its noun's case («قصفا إسرائيليا»).
const isObjectOf = ({ tokens }: Source, i: number): boolean => /يا$/.test(tokens[i + 1]!.form) && !tokens[i]!.form.endsWith('ا')

// «قتلوا», «قتلت»: past endings that no noun has.
const isPlainlyVerb = (senses: readonly Sense<EventWord>[], { verb }: Sense<EventWord>): boolean =>
  verb?.tense === 'past' && (verb.feminine || verb.number !== 'singular') && senses.every((s) => s.kind === 'verb')

// Readings with fewer letters taken off go first; a stronger line before a weaker one.
const rank = (sense: Sense<EventWord>, isAside: boolean): number =>
  sense.skip * 10 + (sense.kind !== 'participle' ? 0 : isAside && !sense.definite ? -1 : 5) + sense.value.strength

/** The nearest word that the line needs: behind the trigger, or before it where a relative clause or a participle turns them round. */
function neededWord(source: Source, names: Names, sense: Sense<EventWord>, i: number, end: number): number {
  const { tokens } = source
  const { classes } = eventWords()
  const { needs } = sense.value
  const fits = (k: number): boolean =>
    (classes
      .at(tokens[k]!.word)
      .some(
        (s) =>
          needs.includes(s.value) &&
          s.kind === 'noun' &&
          !(sense.value.bare && sense.kind === 'verb' && (s.preposition !== '' || (isGoverned(source, k) && !isInBatch(source, k)))) &&
          !(sense.value.brought && k > i && s.preposition === '' && !isBrought(source, i, k)),
      ) &&
      isHead(names, k)) ||
    // «صادقت على نظام روما»: a paper known by its name.
    (needs.includes('pact') && names.mentionAt(k)?.type === 'DOC' && names.mentionAt(k)?.from === k) ||
    (needs.includes('place') && isPlace(names, k) && !(sense.value.bare && isGoverned(source, k))) ||
    (needs.includes('person') && isPerson(names, k))
  // «إحصائية نشرها موقع …»: a pronoun is the object, so no other stands behind, and behind a noun only right beside it («نشرها قوات»).
  const isFar = sense.kind === 'verb' && FAR_NEEDS.some((c) => needs.includes(c))
  // «الاتفاق … بعدما انسحبت واشنطن منه»: a paper or a body is left, where no troops are.
  const isLeft = sense.value.brought && needs.includes('pact')
  let budget =
    sense.value.bare && sense.verb?.object === true
      ? 0
      : sense.value.bare && sense.possessor !== ''
        ? 1
        : isFar
          ? FAR
          : sense.value.close
            ? CLOSE
            : REACH
  for (let k = i + 1; k < end && budget > 0; k++) {
    const t = tokens[k]!
    if (t.kind === 'mark' && STOPS.has(t.form)) break
    if (t.kind === 'word' && (fits(k) || (isLeft && t.form === 'منه' && !isOfClass(source, i + 1, TROOPS)))) return k
    if (isFar && t.form === '،' && particles('listing').has(tokens[k + 1]?.form ?? '')) return afterList(source, k + 2, end, fits)
    const close = isFar && t.form === '،' ? insertionEnd(source, k, end) : -1
    if (close > 0) {
      k = close
      continue
    }
    if (isFar && particles('subordinator').has(t.form)) break
    if (isFar && t.kind === 'mark') continue
    // A name in between costs one step, however long it is; a comma, which often ends the clause, two.
    if (t.form === '،') budget--
    if (names.phraseAt(k) === null || names.phraseAt(k) !== names.phraseAt(k - 1)) budget--
  }
  // «صاروخ أطلقه …»: behind an indefinite noun no word opens the relative clause; the pronoun takes the noun up.
  const turned =
    sense.kind === 'participle' ||
    (sense.kind === 'verb' && (sense.verb?.object === true || particles('relative').has(tokens[i - 1]?.form ?? '')))
  if (turned) for (let k = i - 1; k >= Math.max(0, i - BACK); k--) if (tokens[k]!.kind === 'word' && fits(k)) return k
  return -1
}

// «سلمت روسيا إيران الدفعة الأولى من المقاتلات»: what a batch consists of is handed over.
const isInBatch = ({ tokens }: Source, k: number): boolean =>
  tokens[k - 1]?.form === 'من' && [2, 3].some((n) => particles('batch').has((tokens[k - n]?.form ?? '').replace(/^ال/, '')))

const TROOPS = ['troops']
const BROUGHT = 3

function isBrought({ tokens }: Source, i: number, k: number): boolean {
  for (let j = k - 1; j > i && j >= k - BROUGHT; j--) if (particles('preposition').has(tokens[j]!.form)) return true
  return false
}

const LIST = 40

/** «، وتضم إلى جانب …: … و…، حزمة من الوثائق»: the needed word opens what follows one of the list's commas; -1 where none does. */
function afterList({ tokens }: Source, from: number, end: number, fits: (k: number) => boolean): number {
  for (let k = from; k < Math.min(end, from + LIST); k++) {
    const { kind, form } = tokens[k]!
    if (kind === 'mark' && form !== ':' && STOPS.has(form)) return -1
    if (kind !== 'word' || tokens[k - 1]!.form !== '،') continue
    for (let j = k; j < Math.min(end, k + BROUGHT); j++) if (tokens[j]!.kind === 'word' && fits(j)) return j
  }
  return -1
}

const INSERTED = 20

/** The comma that closes «، الذي يزور بكين،» opened by the one at `k`; -1 where none does. */
function insertionEnd({ tokens }: Source, k: number, end: number): number {
  if (!particles('relative').has(tokens[k + 1]?.form ?? '')) return -1
  for (let i = k + 2; i < Math.min(end, k + INSERTED); i++) {
    const { kind, form } = tokens[i]!
    if (kind === 'mark' && STOPS.has(form)) return -1
    if (form === '،') return i
  }
  return -1
}

// «قدمها تحالف دعم الشرعية»: a word inside a name is the name's.
function isHead(names: Names, k: number): boolean {
  const mention = names.mentionAt(k)
  return mention === null || mention.from === k
}

const STOPS = new Set(['.', '؛', ':', '؟', '!'])
const BACK = 5

const isPlace = (names: Names, k: number): boolean => {
  const mention = names.mentionAt(k)
  return mention !== null && mention.from === k && /^(GPE|LOC|FAC)$/.test(mention.type)
}

const isPerson = (names: Names, k: number): boolean => {
  const mention = names.mentionAt(k)
  return mention !== null && mention.from === k && mention.type === 'PER'
}
