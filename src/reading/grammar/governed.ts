import { lexicon } from '../../lexicon/lexicon.ts'
import type { Ref } from '../contract.ts'
import type { Names } from '../names/names.ts'
import { clauseEnd, partFrom, type Scene, STOPS } from './clause.ts'
import { onlyMarks } from './governor.ts'
import { particles } from './particles.ts'
import { type Part, withJoined } from './parts.ts'

/** Parts of the subject and of what else a finite verb governs. */
export interface Governed {
  /** Index of the subject's first part, -1 where none is named. */
  readonly subject: number
  /** Index of the direct object's first part, -1 where none is named. */
  readonly object: number
}

const VERB_REACH = 9

/** Finds the subject and the object of the verb at token `v`. */
export function governed(scene: Scene, v: number, joined = false, pronoun = false): Governed {
  const end = clauseEnd(scene, v)
  // «أنها ستطرد»: the pronoun is whoever the sentence is about, never what stands behind the verb.
  if (/^[وب]?ان(ه|ها|هم|هما)$/.test(scene.source.tokens[v - 1]?.form ?? ''))
    return { subject: topicBefore(scene, v), object: bareFrom(scene, partFrom(scene, v + 1), end) }
  const after = partFrom(scene, v + 1)
  // «ليتوانيا التي هددتها روسيا»: the pronoun is the one before the relative, so the doer stands behind.
  const isTurned =
    (pronoun && (isResumed(scene, v) || (scene.parts[after]?.lead === '' && scene.parts[after]!.from - v <= 2))) ||
    isFollowed(scene, v, after)
  // «الرباط ستغلق سفارة إيران وتطرد سفيرها»: what stands right before a joined verb belongs to the clause before.
  const before = isTurned || (joined && isConjoined(scene, v)) ? -1 : subjectBefore(scene, v)
  if (before >= 0 && !(joined && isBetween(scene, before, after, v))) return { subject: before, object: bareFrom(scene, after, end) }
  const subject = after < scene.parts.length && scene.parts[after]!.from - v <= VERB_REACH ? bareFrom(scene, after, end, true, v) : -1
  if (subject < 0) return { subject: -1, object: -1 }
  // «… وقصفت قواعد هندية»: a verb that carries a sentence on keeps its subject, and the adjective belongs to the object.
  if (
    joined &&
    v > scene.from &&
    scene.parts[subject]!.kind === 'nisba' &&
    !isAuthority(scene, subject, v) &&
    topicBefore(scene, v, true) >= 0
  )
    return { subject: -1, object: subject }
  const resumed = insertionBehind(scene, subject, v)
  if (resumed >= 0) return { subject, object: bareAt(scene, resumed + 1) }
  let next = subject + 1
  while (next < scene.parts.length && (scene.parts[next]!.joined || isApposed(scene, next))) next++
  return { subject, object: bareFrom(scene, next, end) }
}

// «وتغلق السلطات المصرية معبرا»: an authority right behind its verb is its subject.
function isAuthority({ source: { tokens }, parts }: Scene, index: number, v: number): boolean {
  const { form } = tokens[v + 1]!
  return (
    parts[index]!.from === v + 2 &&
    form.startsWith('ال') &&
    (particles('force').has(form.slice(2)) || particles('agents').has(form.slice(2)))
  )
}

const INSERTED = 20

/** «دعا فلان الذي يزور عمان، مصر إلى …»: the comma that closes a relative clause behind a verb's subject; -1 where there is none. */
export function insertionBehind({ source: { tokens }, parts, to }: Scene, subject: number, v: number): number {
  const part = parts[subject]!
  if (part.from < v) return -1
  let k = withJoined(parts, subject).next - 1
  k = parts[k]!.to
  if (tokens[k]?.form === '،') k++
  if (!particles('relative').has(tokens[k]?.form ?? '')) return -1
  for (let i = k + 1; i < Math.min(to, k + INSERTED); i++) {
    const { kind, form } = tokens[i]!
    if (kind === 'mark' && STOPS.has(form)) return -1
    if (form === '،') return i
  }
  return -1
}

function bareAt({ parts }: Scene, i: number): number {
  const index = parts.findIndex((p) => p.from >= i)
  return index >= 0 && parts[index]!.from === i && parts[index]!.lead === '' && !parts[index]!.joined ? index : -1
}

// «أنقرة التي تقود التحالف ضد المتمردين، تتهم …»: the part before the relative clause that a comma closes at `k`, -1 where there
// is none.
function headBeforeRelative(scene: Scene, k: number): number {
  const { tokens } = scene.source
  for (let i = k - 1; i >= Math.max(scene.from, k - INSERTED); i--) {
    const { form, kind } = tokens[i]!
    if (kind === 'mark' && form !== '"' && form !== '«' && form !== '»') return -1
    if (!particles('relative').has(form)) continue
    const index = partFrom(scene, i) - 1
    return index >= 0 && scene.parts[index]!.to === i ? headOf(scene, index) : -1
  }
  return -1
}

// «استقبل الوفد الليبي، وقصفت إسرائيل …»: behind a comma an adjective does nothing where somebody stands right behind the verb.
function isBetween({ source, parts }: Scene, before: number, after: number, v: number): boolean {
  const next = parts[after]
  return (
    parts[before]!.kind === 'nisba' &&
    source.tokens[v - 1]?.form === '،' &&
    next?.kind === 'phrase' &&
    next.from === v + 1 &&
    next.lead === '' &&
    !next.joined
  )
}

const isConjoined = ({ source, from }: Scene, v: number): boolean =>
  v > from && source.tokens[v]!.form.startsWith('و') && source.tokens[v - 1]!.kind === 'word'

// «البلدة التي تتهم واشنطن دمشق بقصفها»: doer and done-to both stand right behind the relative's verb.
function isFollowed(scene: Scene, v: number, after: number): boolean {
  if (!particles('relative').has(scene.source.tokens[v - 1]?.form ?? '')) return false
  const [subject, object] = [scene.parts[after], scene.parts[after + 1]]
  if (subject === undefined || object === undefined || subject.from !== v + 1 || subject.kind !== 'phrase') return false
  return (
    subject.lead === '' &&
    object.lead === '' &&
    !object.joined &&
    object.kind === 'phrase' &&
    object.from - subject.to <= 1 &&
    scene.source.tokens[subject.to]!.form !== '،'
  )
}

// «المدينة التي يحاصرها …», «الزعيم الذي اغتالته …»: the object's pronoun takes up the noun before the relative.
function isResumed(scene: Scene, v: number): boolean {
  const { tokens } = scene.source
  const relative = tokens[v - 1]?.form ?? ''
  const verb = tokens[v]!.form
  if (!particles('relative').has(relative)) return false
  return relative.endsWith('لتي') ? verb.endsWith('ها') && !verb.startsWith('ت') : relative.endsWith('لذي') && verb.endsWith('ه')
}

// A part right behind another's end, or behind a comma, that says who the first is.
function isApposed(scene: Scene, index: number): boolean {
  const a = scene.parts[index - 1]
  const b = scene.parts[index]!
  return a !== undefined && a.to === b.from && b.lead === '' && (a.kind !== 'phrase' || b.kind === 'nisba') && !isAuthorities(scene, a)
}

// «اعتقلت السلطات الروسية الصحفي فلانا»
const isAuthorities = ({ source: { tokens } }: Scene, { kind, from }: Part): boolean =>
  kind === 'nisba' && /سلطات$/.test(tokens[from]!.form)

/** First part from `index` that no preposition governs; with `first`, only if no governed part stands before it. */
function bareFrom(scene: Scene, index: number, end: number, first = false, verb = -1): number {
  for (let k = index; k < scene.parts.length && scene.parts[k]!.from < end; k++) {
    const p = scene.parts[k]!
    // «في غزو قادته الولايات المتحدة»: a preposition before the verb governs nobody behind it.
    if ((p.lead === '' || (p.leadAt >= 0 && p.leadAt < verb)) && !p.joined) return k
    if (first && p.lead !== '') return -1
  }
  return -1
}

// Subject before its verb: «أن موسكو طلبت», «الذي زار», «الرئيس … ، الأحد، قد التقى».
function subjectBefore(scene: Scene, v: number): number {
  const { source, parts } = scene
  const skip = particles('particle')
  let k = v - 1
  while (k >= scene.from && (skip.has(source.tokens[k]!.form) || source.tokens[k]!.form === '"' || source.tokens[k]!.form === '«')) k--
  if (k < scene.from) return -1
  const told = source.tokens[k]!.form === '،' && k === v - 1 && !/^[وف]/.test(source.tokens[v]!.form) ? headBeforeRelative(scene, k) : -1
  if (told >= 0 && parts[told]!.lead === '') return told
  const relative = particles('relative').has(source.tokens[k]!.form)
  if (relative) {
    k--
    while (k >= scene.from && source.tokens[k]!.kind === 'mark') k--
  }
  const index = partFrom(scene, v) - 1
  if (index < 0) return -1
  const part = parts[index]!
  if (part.to > k + 1) return -1
  const gap = k + 1 - part.to
  if (!relative && isDateline(scene, part.to, k + 1)) return -1
  if (relative) return gap <= 2 ? headOf(scene, index) : -1
  if (gap > 0 && !(gap <= 8 && isAside(scene, part.to, k + 1))) return -1
  const head = headOf(scene, index)
  return parts[head]!.lead === '' || particles('subordinator').has(parts[head]!.lead) ? head : -1
}

// «بيروت (وكالة) -- استقبل الرئيس …»: what a dash parts from the verb says whence the news comes.
function isDateline({ source, from: start }: Scene, from: number, to: number): boolean {
  if (from - start > DATELINE) return false
  for (let i = from; i < to; i++) if (DASH.test(source.tokens[i]!.form)) return true
  return false
}

const DATELINE = 12
const DASH = /^[-–—]+$/

// What may stand between a subject and its verb: marks, numbers, and short words of time between commas.
function isAside(scene: Scene, from: number, to: number): boolean {
  const { tokens } = scene.source
  if (onlyMarks(scene.source, from, to)) return true
  return tokens[from]!.form === '،' && tokens[to - 1]!.form === '،'
}

/** First part of the run that `index` ends: the parts joined to it, an adjective's noun. */
function headOf(scene: Scene, index: number): number {
  let head = index
  while (head > 0 && scene.parts[head]!.joined) head--
  return head
}

const MOST_PARTS = 40

/** The subject that a sentence carries on with at token `i`: the last bare part before it, or for a joined verb the first. */
export function topicBefore(scene: Scene, i: number, first = false): number {
  const last = partFrom(scene, i) - 1
  const isTopic = (k: number): boolean => {
    const p = scene.parts[k]!
    return p.lead === '' && p.to <= i && !p.joined && p.refs.some((ref) => !isMedium(scene.names, ref)) && p.kind !== 'nisba'
  }
  if (first) {
    for (let k = 0; k <= Math.min(last, MOST_PARTS); k++) if (isTopic(k)) return k
    return -1
  }
  for (let k = last; k >= Math.max(0, last - MOST_PARTS); k--) if (isTopic(k)) return k
  return -1
}

const MEDIA = new Set(['agency', 'newspaper', 'channel', 'site', 'radio', 'magazine'])

/** A news medium tells of events and does none. */
export function isMedium(names: Names, ref: Ref): boolean {
  const { en } = names.entity(ref).name
  return en !== null && MEDIA.has(lexicon().entries.get(en)?.kind ?? '')
}
