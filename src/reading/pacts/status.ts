import { isUndertaking } from '../commitments/cues.ts'
import type { PactStatus } from '../contract.ts'
import { clauseStart, type Scene } from '../grammar/clause.ts'
import type { Sense } from '../grammar/inflection.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import type { Described } from './describe.ts'
import { type Telling, tellingsIn } from './tellings.ts'
import { pactWords, type StatusWord } from './words.ts'

const BEFORE = 5
const NOUN_BEFORE = 2
const AFTER = 4
// Letters.
const AGREED_BEFORE = 400

/** A status with the token of the word that tells it, -1 where it is only the usual one for its kind. */
export interface Standing {
  readonly status: PactStatus
  readonly at: number
}

/** What the words in and beside an instrument, and the act of agreement told before it, say of its status; null where they say nothing. */
export function standingOf(scene: Scene, described: Described, tellings: readonly Telling[]): Standing | null {
  const told =
    wordInside(scene, described) ??
    wordAfter(scene, described) ??
    wordBefore(scene, described) ??
    agreedBefore(scene, described, tellings) ??
    signedBefore(scene, described)
  // «القرار الصادر عن المجلس», «وقع ترامب عقوبات»: by whoever lays it down it binds.
  const isLaidDown = described.head.kind === 'law' || described.head.kind === 'sanctions'
  return told !== null && told.status === 'signed' && isLaidDown ? { ...told, status: 'in force' } : told
}

// «التي تنتهي عام …»: what will end has not.
const isStillToCome = (s: Sense<StatusWord>): boolean => s.value.status === 'ended' && s.verb !== null && s.verb.tense !== 'past'

// «دعوى لتعليق العقوبات», «رفض إلغاء الاتفاق», «سيعلق الاتفاق»: what somebody wants to end or to stop still stands.
function isOnlyMeant(scene: Scene, s: Sense<StatusWord>, k: number): boolean {
  if (s.value.status !== 'ended' && s.value.status !== 'suspended') return false
  // «علق الرئيس على الاتفاق»: a comment.
  if (s.verb !== null) return s.verb.tense === 'future' || (s.value.status === 'suspended' && onBehind(scene, k))
  if (s.kind !== 'noun') return false
  // «في التعليق على البيان»
  if (s.value.status === 'suspended' && formBehind(scene, k) === 'علي') return true
  if (s.preposition !== '') return true
  return [1, 2, 3].some((n) => {
    const form = scene.source.tokens[k - n]?.form ?? ''
    return MEANT.some((c) => particles(c).has(form))
  })
}

const over: ReadonlySet<PactStatus> = new Set(['ended', 'suspended'])

const formBehind = ({ source }: Scene, k: number): string => source.tokens[k + 1]?.form ?? ''

const onBehind = ({ source }: Scene, k: number): boolean => [1, 2, 3, 4, 5].some((n) => source.tokens[k + n]?.form === 'علي')

const MEANT = ['called', 'possible', 'refusing', 'threatening', 'negation'] as const
const WEIGHED = ['called', 'discussing', 'threatening'] as const

// What a word that makes an instrument stand says of it as long as it is only going to: «ستوقع», «تعتزم فرض», «من المقرر إقرار».
const TO_BE: Readonly<Record<string, PactStatus>> = { signed: 'negotiated', imposed: 'proposed', binding: 'signed' }

const TOLD_BEFORE = 8

// «أعلنت الحركة التوصل إلى …», «تم التوصل إلى …», «بعد التوصل إلى …»; else what somebody tries to reach.
function isToldDone(scene: Scene, s: Sense<StatusWord>, k: number): boolean {
  if (s.preposition === 'ل' || !s.definite) return false
  const start = Math.max(clauseStart(scene, k), k - TOLD_BEFORE)
  for (let i = k - 1; i >= start; i--) {
    const { form } = scene.source.tokens[i]!
    if (particles('announcing').has(form) || (i === k - 1 && particles('afterward').has(form))) return true
    if (particles('possible').has(form) || particles('planned').has(form) || particles('negation').has(form)) return false
  }
  return false
}

function isToBe(scene: Scene, s: Sense<StatusWord>, k: number): boolean {
  if (s.value.makes === '') return false
  if (s.verb?.tense === 'future' || (s.preposition === 'ل' && s.value.makes !== 'imposed')) return true
  return wordsBefore(scene, k).some((form, i) => {
    const n = i + 1
    // «ستعيد فرض العقوبات»
    if (n === 1 && isUndertaking(form)) return true
    return (
      particles('planned').has(form) ||
      particles('possible').has(form) ||
      WEIGHED.some((c) => particles(c).has(form)) ||
      pactWords()
        .statuses.of(form)
        .some((w) => w.value.status === 'proposed')
    )
  })
}

// The two words before token `k`, the nearest first, past whoever is named between («لوحت واشنطن بفرض …»).
function wordsBefore({ source: { tokens }, names, from }: Scene, k: number): string[] {
  const words: string[] = []
  for (let i = k - 1; i >= from && words.length < 2 && tokens[i]!.kind !== 'mark'; i--)
    if (i === k - 1 || names.phraseAt(i) === null) words.push(tokens[i]!.form)
  // «قرر الرئيس فلان فرض …»: decided, whoever stands between; beside the word it may still be to come.
  return words.filter((form, n) => form === tokens[k - 1 - n]!.form || !/قرا?ر/.test(form))
}

// «دعا الرئيس، فلان، إلى إبرام …»: the noun hangs on a word of calling or seeking, past whoever calls.
function isCalledFor(scene: Scene, k: number): boolean {
  const { tokens } = scene.source
  if (tokens[k - 1]?.form !== 'الي') return false
  for (let i = k - 2; i >= Math.max(scene.from, k - CALLED); i--)
    for (const s of pactWords().statuses.at(tokens[i]!.word)) if (s.value.status === 'proposed' && s.value.side === 'before') return true
  return false
}

const CALLED = 10

// «الاتفاقيات الموقعة»
function wordInside(scene: Scene, described: Described): Standing | null {
  for (let k = described.from + 1; k < described.to; k++)
    for (const s of pactWords().statuses.at(scene.source.tokens[k]!.word))
      if (s.kind === 'participle') return { status: s.value.status, at: k }
  return null
}

function wordAfter(scene: Scene, described: Described): Standing | null {
  const { tokens } = scene.source
  const end = Math.min(scene.to, described.to + AFTER)
  for (let k = described.to; k < end; k++) {
    const { form } = tokens[k]!
    if (particles('subordinator').has(form) && !particles('relative').has(form)) return null
    // «العقيدة التي أقرها …», «العقوبات التي فرضتها …»: the verb behind the relative takes the instrument as its object.
    // «المعاهدة غير مطروحة»
    if (tokens[k - 1]!.form === 'غير') continue
    const isBehindRelative = particles('relative').has(tokens[k - 1]!.form)
    for (const s of pactWords().statuses.at(tokens[k]!.word)) {
      if (isBehindRelative && s.verb?.tense === 'past' && s.verb.object && agrees(tokens[k]!.form, tokens[described.from]!.form))
        return { status: s.value.status, at: k }
      // «اتفاقية …، وجمدت الحكومة عضويتها»: the joined verb takes its own object.
      if (s.joined && s.verb !== null && (s.value.status === 'suspended' || s.value.status === 'ended')) continue
      if (s.value.side !== 'before' && !isStillToCome(s) && !(s.kind === 'noun' && s.value.side === 'both'))
        return { status: s.value.status, at: k }
    }
  }
  return null
}

// «القرار الذي دعاها إلى …»: a pronoun that does not agree with the instrument is another's.
const agrees = (verb: string, head: string): boolean => /(ه|ات)$/.test(head) === /ها$/.test(verb) || !/(?:ه|ها)$/.test(verb)

function wordBefore(scene: Scene, described: Described): Standing | null {
  const { tokens } = scene.source
  const from = batchBefore(scene, described.from)
  const start = Math.max(clauseStart(scene, from), farBefore(scene, from))
  for (let k = from - 1; k >= start; k--) {
    if (tokens[k]!.kind === 'mark' && from - k > 1) return null
    for (const s of pactWords().statuses.at(tokens[k]!.word)) {
      // «أنهوا المشاورات الخاصة بالاتفاق»: what is over is the verb's own object.
      if (s.kind === 'verb' && over.has(s.value.status) && from - k > 2 && /^ال/.test(formBehind(scene, k)) && described.preposed) continue
      if (k < from - BEFORE && (s.value.status !== 'proposed' || s.verb?.tense !== 'past')) continue
      if (isStillToCome(s) || isOnlyMeant(scene, s, k) || s.value.side === 'after' || (s.kind === 'noun' && from - k > NOUN_BEFORE))
        continue
      // «نأمل أن نتوصل إلى …», «لم يتوصلا إلى …», «قد يتوصلان إلى …»
      if (s.value.makes === 'reached' && s.verb?.tense === 'present' && isUnreached(scene, k)) return { status: 'proposed', at: k }
      if (s.value.makes === 'reached' && s.kind === 'noun') return { status: isToldDone(scene, s, k) ? 'negotiated' : 'proposed', at: k }
      if (s.value.makes === 'signed' && isCalledFor(scene, k)) return { status: 'proposed', at: k }
      return { status: isToBe(scene, s, k) ? (TO_BE[s.value.makes] ?? s.value.status) : s.value.status, at: k }
    }
  }
  return null
}

// «اقترحت المفوضية الأوروبية الحزمة …»: a name in between is one word, however long.
function farBefore({ names, from: first }: Scene, from: number): number {
  let k = from
  for (let steps = 0; steps < BEFORE && k > first; steps++) {
    k--
    const phrase = names.phraseAt(k)
    while (phrase !== null && k > first && names.phraseAt(k - 1) === phrase) k--
  }
  return k
}

// What somebody is only to reach, or did not.
const isUnreached = ({ source: { tokens } }: Scene, k: number): boolean => {
  const form = tokens[k - 1]?.form ?? ''
  return /^[وفلب]?ان$/.test(form) || particles('negation').has(form) || particles('possible').has(form) || particles('purpose').has(form)
}

// «فرض حزمة جديدة من العقوبات»: where the batch begins that the instrument is told in.
function batchBefore({ source: { tokens } }: Scene, from: number): number {
  if (tokens[from - 1]?.form !== 'من') return from
  // «الحزمة العشرين من العقوبات», «الحزمة التاسعة عشرة من العقوبات»
  for (const n of [2, 3, 4])
    if (particles('batch').has(withoutConjunction(tokens[from - n]?.form ?? '').replace(/^[بل]?ال|^لل/, ''))) return from - n
  return from
}

const FAR_BEFORE = 16
const RESUMED = 48

// «وقع قادة دول المنظمة أمس في مدينة … حزمة وثائق»: whoever they are, the clause's verb says that they signed it.
function signedBefore(scene: Scene, described: Described): Standing | null {
  const at = signingBefore(scene, described)
  return at < 0 ? null : { status: 'signed', at }
}

/** Token of the past verb of signing that an indefinite instrument is the object of, however far before it in its clause; -1 where none is. */
export function signingBefore(scene: Scene, described: Described): number {
  if (described.definite) return -1
  const { tokens } = scene.source
  // «وقع قادة الحلف، ويضم أربع دول، حزمة وثائق»: behind an insertion the sentence's first verb goes on.
  const isResumed = tokens[described.from - 1]?.form === '،' && described.from - scene.from <= RESUMED
  const start = isResumed ? scene.from : Math.max(clauseStart(scene, described.from), described.from - FAR_BEFORE)
  for (let k = isResumed ? Math.min(scene.from + 1, described.from - 1) : described.from - 1; k >= start; k--)
    for (const s of pactWords().statuses.at(scene.source.tokens[k]!.word))
      if (s.kind === 'verb' && s.value.status === 'signed' && s.verb?.tense === 'past' && s.verb.object === false) return k
  return -1
}

// «وقع رئيسا …، يوم الجمعة في مينسك معاهدة»: the verb stands far off, but it is this sentence's.
function agreedBefore(scene: Scene, described: Described, tellings: readonly Telling[]): Standing | null {
  const { tokens } = scene.source
  const start = Math.max(tokens[scene.from]!.start, described.span[0] - AGREED_BEFORE)
  const event = tellingsIn(tellings, start, described.span[0]).find(
    (t) => t.event.type === 'AGREE' && t.span[1] <= described.span[0],
  )?.event
  if (event === undefined || described.definite) return null
  const at = -1
  if (event.mode === 'sign') return { status: event.status === 'happened' ? 'signed' : 'negotiated', at }
  return event.mode === 'adopt' ? { status: described.head.kind === 'law' ? 'in force' : 'signed', at } : null
}
