import { readTable } from '../../lexicon/lexicon.ts'
import type { Event, Ref } from '../contract.ts'
import { stateBehind } from '../events/parties.ts'
import { clauseEnd, partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { governed, isMedium, topicBefore } from '../grammar/governed.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import type { Names } from '../names/names.ts'
import type { Described } from './describe.ts'
import { signersOf } from './signers.ts'
import { type Telling, tellingsIn } from './tellings.ts'
import { pactWords } from './words.ts'

const NEAR = 4

/** Who is bound: «بين أ وب», «مع أ», «القرار الصادر عن أ», adjectives and names in the description, and the parties of the event that makes it. */
export function partiesOf(scene: Scene, described: Described, tellings: readonly Telling[]): Ref[] {
  const refs: Ref[] = []
  const add = (found: readonly Ref[]): void => {
    for (const r of found) {
      // Sanctions fall on persons too; else a person acts for a state, and nobody knows for whom a stranger signs.
      const isTarget = described.head.kind === 'sanctions' && entityType(scene.names, r) === 'PER'
      const ref = isTarget ? r : signatoryOf(scene.names, OWNED.has(described.head.kind) ? bodyOf(scene.names, r) : r)
      const type = entityType(scene.names, ref)
      const isStranger = type === 'PER' && !isTarget && !OWNED.has(described.head.kind)
      if (/^(GPE|ORG|PER|LOC)$/.test(type) && !isStranger && !isMedium(scene.names, ref) && !refs.includes(ref)) refs.push(ref)
    }
  }
  const end = clauseEnd(scene, described.to - 1)
  for (let k = partFrom(scene, described.from); k < scene.parts.length && scene.parts[k]!.from < end; k++) {
    const p = scene.parts[k]!
    const inside = p.from < described.to
    const near = p.from - described.to <= NEAR
    if (inside && p.kind === 'nisba') add(p.refs)
    // «قرار لمجلس الأمن»
    else if (inside && (p.lead === '' || (p.lead === 'ل' && described.head.family === 'law')) && described.entity === null) add(p.refs)
    else if (near && p.lead === 'عن' && (described.head.family === 'law' || described.head.family === 'declaration')) add(p.refs)
    else if (near && (p.lead === 'بين' || p.lead === 'مع' || (described.head.kind === 'sanctions' && /^(علي|ضد)$/.test(p.lead))))
      add(withJoined(scene.parts, k).refs)
    else if (!inside && !p.joined && p.lead !== 'بين') break
  }
  const pointed = described.head.kind === 'sanctions' ? pointedAt(scene, described) : null
  if (pointed !== null) add([pointed])
  const isBinding = (e: Event): boolean =>
    described.head.kind === 'sanctions'
      ? e.type === 'SANCTION'
      : e.type === 'AGREE' || e.mode === 'negotiate' || (e.type === 'REQUEST' && described.head.family === 'guarantees')
  for (const { span, event } of tellingsIn(tellings, described.span[0] - REACH * 2, described.span[1] + REACH))
    if (isBinding(event) && isBeside(scene, span, described)) {
      add(event.actors)
      add(event.recipients)
    }
  if (described.head.kind !== 'sanctions') {
    const isBody = refs.length === 1 && entityType(scene.names, refs[0]!) === 'ORG'
    const signers = refs.length === 0 || isBody ? signersOf(scene, described, tellings) : []
    // A body whose members the sentence lists signed by them.
    if (isBody && signers.length > 1) refs.length = 0
    if (refs.length === 0) add(signers)
  }
  // «القرار 2216», «القرار الأممي رقم 2254»
  if (refs.length === 0 && described.head.family === 'law' && isNumbered(scene, described)) {
    const council = scene.names.refer('United Nations Security Council', 'the council whose resolution is told of by its number')
    if (council !== null) add([council])
  }
  if (refs.length === 0 && OWNED.has(described.head.kind)) {
    const owner = ownerOf(scene, described)
    if (owner >= 0) add(withJoined(scene.parts, owner).refs)
  }
  return refs
}

// Resolutions of the Security Council have had four digits since 1995; laws and decrees of states have smaller numbers or years.
const isNumbered = ({ source: { text, tokens } }: Scene, { from, to }: Described): boolean =>
  /^[وفبلك]?(ال|لل)?قرار(ين|ات)?$/.test(tokens[from]!.form) &&
  tokens
    .slice(from + 1, to)
    .some((t) => /^[12]\d{3}$/.test(text.slice(t.start, t.end)) && !/^(19|20[012])\d/.test(text.slice(t.start, t.end)))

// «تطالب طهران برفع العقوبات المفروضة عليها»: the state or body named last before the pronoun that the description ends with.
function pointedAt({ source, names, parts }: Scene, { from, to }: Described): Ref | null {
  if (!/^عليها$/.test(source.tokens[to - 1]!.form)) return null
  for (let k = parts.length - 1; k >= 0; k--) {
    const { refs, kind } = parts[k]!
    if (parts[k]!.to > from || kind === 'nisba') continue
    const ref = refs.find((r) => /^(GPE|ORG)$/.test(entityType(names, r)))
    if (ref !== undefined) return ref
  }
  return null
}

// «الخطة التي طرحتها واشنطن»: whoever the relative's verb has as its subject; else whom the sentence is about, unless he only takes up another's.
function ownerOf(scene: Scene, described: Described): number {
  const { tokens } = scene.source
  const verb = particles('relative').has(tokens[described.to]?.form ?? '') ? described.to + 1 : -1
  const made =
    verb > 0 &&
    verb < scene.to &&
    pactWords()
      .statuses.at(tokens[verb]!.word)
      .some((s) => s.verb?.object === true)
  if (made) return governed(scene, verb, false, true).subject
  const topic = topicBefore(scene, described.from)
  if (topic < 0) return -1
  for (let k = Math.max(scene.from, described.from - TAKEN_UP); k < described.from; k++)
    if (particles('taking').has(withoutConjunction(tokens[k]!.form)) || particles('taking').has(tokens[k]!.form)) return -1
  return topic
}

const TAKEN_UP = 6

/** Who is bound by what somebody signs: the state behind a person, a capital or a ministry; else whoever it is. */
export function signatoryOf(names: Names, ref: Ref): Ref {
  const type = entityType(names, ref)
  if (type === 'GPE') return names.stateOf(ref) ?? ref
  if (type !== 'ORG') return stateBehind(names, ref)
  return OFFICES.test(names.entity(ref).name.en ?? '') ? (names.stateOf(ref) ?? ref) : ref
}

let bodies: ReadonlyMap<string, string> | null = null

// A plan that an organ adopts is its body's: «اعتمد مجلس شمال الأطلسي خطة …».
function bodyOf(names: Names, ref: Ref): Ref {
  bodies ??= new Map(readTable('order/organs.tsv', ['body', 'organ']).map((row) => [row.organ, row.body]))
  const body = bodies.get(names.entity(ref).name.en ?? '')
  return body === undefined ? ref : (names.refer(body, 'body of the organ') ?? ref)
}

const OFFICES =
  /^(Ministry|White House|Kremlin|Government|Cabinet|United States Department|Pentagon|Grand National Assembly|National Assembly|Federation Council|State Duma|House of|Council of Representatives|Parliament|Knesset)/

/** Those named in a sentence who can be bound, as many as they are, states for those who act for them. */
export function boundIn(scene: Scene): Ref[] {
  const refs: Ref[] = []
  for (const p of scene.parts)
    for (const r of p.refs) {
      const ref = signatoryOf(scene.names, r)
      if (/^(GPE|ORG)$/.test(entityType(scene.names, ref)) && !refs.includes(ref)) refs.push(ref)
    }
  return refs
}

// One party draws up a doctrine or a plan by itself.
const OWNED: ReadonlySet<string> = new Set(['doctrine', 'strategy', 'plan', 'declaration'])

const REACH = 90

// A telling in the same sentence, before the instrument, near enough to govern it.
function isBeside(scene: Scene, trigger: readonly [number, number], described: Described): boolean {
  const start = scene.source.tokens[scene.from]!.start
  const stop = scene.source.tokens[scene.to - 1]!.end
  if (trigger[0] < start || trigger[1] > stop) return false
  const gap = trigger[0] > described.span[0] ? trigger[0] - described.span[1] : described.span[0] - trigger[1]
  return gap <= REACH
}
