import { evidence, type Span, skipFolded, tokenize } from '../../text/text.ts'
import type { Commitment, Event, Pact, Ref, Statement } from '../contract.ts'
import { governed, type Scene, scenesOf, topicBefore } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import type { Names } from '../names/names.ts'
import { pactWords } from '../pacts/words.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { contentEnd, contentStart } from './content.ts'
import { cueWords, isUndertaking } from './cues.ts'
import { dueIn } from './due.ts'

/** What the finders before this one found. */
export interface Before {
  readonly names: Names
  readonly times: readonly FoundTime[]
  readonly statements: readonly Statement[]
  readonly events: readonly Event[]
  readonly pacts: readonly Pact[]
}

/** An undertaking before its content is cut. */
interface Bound {
  readonly cue: number
  readonly start: number
  /** Letters of a preposition written onto the first word. */
  readonly skip: number
  readonly by: readonly Ref[]
  readonly rule: string
}

/** Finds undertakings about the future with somebody bound to them. Ids are empty here; `reading.ts` gives them. */
export function findCommitments(source: Source, before: Before): Commitment[] {
  const found: Commitment[] = []
  for (const scene of scenesOf(source, before.names)) {
    let reached = scene.from
    for (const cue of cuesIn(scene)) {
      if (cue < reached) continue
      const bound = boundBy(scene, cue)
      if (bound === null) continue
      const end = contentEnd(scene, bound.start)
      if (end - bound.start < 2) continue
      reached = end
      found.push(toCommitment(scene, before, bound, end))
    }
  }
  for (const pact of before.pacts)
    for (const clause of pact.clauses) if (binds(source, clause)) found.push(obligation(source, before, pact, clause))
  return onceEach(source, found)
}

// «تنص على», «تقضي بـ»; what a pact allows or contains is no undertaking.
function binds(source: Source, clause: Span): boolean {
  const from = source.tokens.findIndex((t) => t.start >= clause[0])
  for (let k = from - 1; k >= Math.max(0, from - CLAUSE_REACH); k--)
    for (const s of pactWords().clauses.of(source.tokens[k]!.form)) if (s.kind === 'verb') return s.value.binds
  return false
}

const CLAUSE_REACH = 7

// What a pact provides binds its parties.
function obligation(source: Source, before: Before, pact: Pact, clause: Span): Commitment {
  const from = source.tokens.findIndex((t) => t.start >= clause[0])
  const to = source.tokens.findIndex((t) => t.start >= clause[1])
  return {
    id: '',
    by: pact.parties[0] ?? null,
    to: pact.parties[1] ?? null,
    content: clause,
    due: dueIn(source, before.times, from, to < 0 ? source.tokens.length : to),
    cue: null,
    condition: pact.trigger,
    rule: 'commitment-clause',
  }
}

const ALIKE = 0.6

/** Leaves out an undertaking told again: most of its words stand in one told before. In the order of the text. */
function onceEach(source: Source, found: readonly Commitment[]): Commitment[] {
  const kept: { commitment: Commitment; words: ReadonlySet<string> }[] = []
  for (const commitment of [...found].sort((a, b) => a.content[0] - b.content[0])) {
    const words = new Set(tokenize(source.text, commitment.content[0], commitment.content[1]).map((t) => t.form))
    const isTold = kept.some((k) => {
      let shared = 0
      for (const w of words) if (k.words.has(w)) shared++
      return shared >= ALIKE * Math.min(words.size, k.words.size)
    })
    if (!isTold) kept.push({ commitment, words })
  }
  return kept.map((k) => k.commitment)
}

function cuesIn({ source, names, from, to }: Scene): number[] {
  const found: number[] = []
  const { cues, scheduled } = cueWords()
  for (let i = from; i < to; i++) {
    const t = source.tokens[i]!
    if (t.kind !== 'word' || names.mentionAt(i) !== null) continue
    if (isUndertaking(t.form) || t.form === 'سوف' || scheduled.has(t.form) || cues.of(t.form).length > 0) found.push(i)
  }
  return found
}

function boundBy(scene: Scene, cue: number): Bound | null {
  const { form } = scene.source.tokens[cue]!
  if (cueWords().scheduled.has(form)) return scheduledStep(scene, cue)
  if (isUndertaking(form) || form === 'سوف') return futureVerb(scene, cue)
  return pledge(scene, cue)
}

// «من المقرر أن يزور …»
function scheduledStep(scene: Scene, cue: number): Bound | null {
  const { tokens } = scene.source
  if (tokens[cue - 1]?.form !== 'من' && tokens[cue - 1]?.form !== 'ومن') return null
  let k = cue + 1
  while (k < Math.min(scene.to, cue + 4) && tokens[k]!.form !== 'ان') k++
  if (tokens[k]?.form !== 'ان' || k + 1 >= scene.to) return null
  const by = subjectRefs(scene, k + 1)
  // What is only expected binds nobody unless somebody is to do it.
  if (formAt(scene, cue) === 'المتوقع' && by.length === 0) return null
  return { cue, start: k + 1, skip: 0, by, rule: 'commitment-scheduled' }
}

const formAt = (scene: Scene, i: number): string => scene.source.tokens[i]?.form ?? ''

// «ستنشر واشنطن …», «أن تركيا ستواصل …», «سوف تفي …»
function futureVerb(scene: Scene, cue: number): Bound | null {
  const { tokens } = scene.source
  const verb = tokens[cue]!.form === 'سوف' ? cue + 1 : cue
  if (verb >= scene.to || (verb > cue && cueWords().outcomes.of(tokens[verb]!.form).length > 0)) return null
  const by = subjectRefs(scene, verb)
  // «هل ستنضم», «الهدف الذي سنحققه», «ما ستفعله» undertake nothing.
  const before = formAt(scene, cue - 1)
  if (by.length === 0 || /^(هل|ام|ما)$/.test(before) || particles('relative').has(before)) return null
  const start = contentStart(scene, cue)
  const skip = start === cue && /^[وف]س/.test(tokens[cue]!.form) ? 1 : 0
  return { cue, start, skip, by, rule: 'commitment-future' }
}

// «تعهد بـ…», «وافق على …», «تعتزم …»
function pledge(scene: Scene, cue: number): Bound | null {
  const { tokens } = scene.source
  const sense = cueWords().cues.of(tokens[cue]!.form)[0]!
  const { link, kind } = sense.value
  if (isNegated(scene, cue) || cueWords().lookalikes.has(formAt(scene, cue))) return null
  const by = sense.kind === 'verb' ? subjectRefs(scene, cue) : ownerRefs(scene, cue)
  if (by.length === 0) return null
  // «أن القاهرة عازمة على …», «التزام مصر بـ…»: the clause or the noun itself is the undertaking.
  const isNoun = sense.kind === 'noun'
  const whole = sense.kind === 'participle' ? contentStart(scene, cue) : isNoun && link.length === 1 ? cue : -1
  const found = linkAfter(scene, cue, link, isNoun ? NOUN_REACH : VERB_REACH)
  if (found === null) return null
  const rule = `commitment-${kind}`
  if (whole >= 0) return { cue, start: whole, skip: whole === cue ? sense.skip : 0, by, rule }
  return { cue, ...found, by, rule }
}

const NOUN_REACH = 4
const VERB_REACH = 24

// Where what is undertaken begins: behind «على», at the word that ب or ل is written onto, or right behind the verb.
function linkAfter(scene: Scene, cue: number, link: string, reach: number): Pick<Bound, 'start' | 'skip'> | null {
  const { tokens } = scene.source
  const isClause = (k: number): boolean => tokens[k]?.form === 'ان'
  const end = Math.min(scene.to - 1, cue + reach)
  if (link === '') return objectAfter(scene, cue, end)
  for (let k = cue + 1; k < end; k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && /^[.؛:]$/.test(form)) return null
    if (scene.names.phraseAt(k) !== null) continue
    if (form === link) {
      if (particles('called').has(formAt(scene, k + 1))) return null
      return { start: isClause(k + 1) ? k + 2 : k + 1, skip: 0 }
    }
    if (particles('preposition').has(form) || particles('country').has(form)) continue
    if (link.length === 1 && kind === 'word' && form.startsWith(link) && form.length > 3 && !cueWords().lookalikes.has(form)) {
      if (form === link + 'ان') return { start: k + 1, skip: 0 }
      return { start: k, skip: form.startsWith('لل') ? 0 : 1 }
    }
    if (particles('subordinator').has(form) && form !== 'بان') return null
  }
  return null
}

// «قررت الحكومة التونسية، أمس، زيادة …»: what is decided stands behind the subject; it is a noun or a clause.
function objectAfter(scene: Scene, cue: number, end: number): Pick<Bound, 'start' | 'skip'> | null {
  const { tokens } = scene.source
  let k = cue + 1
  while (k < end && (scene.names.phraseAt(k) !== null || scene.names.mentionAt(k) !== null || tokens[k]!.form === '،')) k++
  const { form, kind } = tokens[k]!
  if (form === 'ان') return { start: k + 1, skip: 0 }
  if (kind !== 'word' || particles('preposition').has(form) || particles('subordinator').has(form) || particles('particle').has(form))
    return null
  return k - cue > 1 && tokens[k - 1]!.form !== '،' && form.startsWith('ال') ? null : { start: k, skip: 0 }
}

function isNegated(scene: Scene, cue: number): boolean {
  const before = scene.source.tokens[cue - 1]
  return before !== undefined && particles('negation').has(before.form)
}

/** Who stands as the verb's subject; the topic of the sentence where it names none. */
function subjectRefs(scene: Scene, verb: number): Ref[] {
  const { subject } = governed(scene, verb)
  const index = subject >= 0 ? subject : topicBefore(scene, verb)
  return index < 0 ? [] : withJoined(scene.parts, index).refs.filter((r) => /^(PER|ORG|GPE|LOC)$/.test(scene.names.entity(r).type))
}

function ownerRefs(scene: Scene, cue: number): Ref[] {
  const next = scene.parts.find((p) => p.from > cue)
  if (next !== undefined && next.from - cue <= 1 && next.lead === '') return [...next.refs]
  const index = topicBefore(scene, cue)
  return index < 0 ? [] : withJoined(scene.parts, index).refs
}

function toCommitment(scene: Scene, before: Before, bound: Bound, end: number): Commitment {
  const { source } = scene
  const first = source.tokens[bound.start]!
  const start = bound.skip === 0 ? first.start : skipFolded(source.text, first.start, bound.skip)
  const cue = source.tokens[bound.cue]!
  return {
    id: '',
    by: bound.by[0] ?? null,
    to: null,
    content: evidence(source.text, start, source.tokens[end - 1]!.end),
    due: dueIn(source, before.times, bound.start, end),
    cue: [cue.start, cue.end],
    condition: conditionIn(scene, bound.start, end),
    rule: bound.rule,
  }
}

// «إذا تعرض أحد البلدين لتهديد», up to the next comma
function conditionIn(scene: Scene, from: number, to: number): Span | null {
  const { tokens, text } = scene.source
  const conditions = particles('condition')
  for (let k = from; k < to - 1; k++) {
    if (!conditions.has(tokens[k]!.form) || tokens[k]!.form === 'اي' || tokens[k]!.form === 'ان') continue
    const first = k > from && tokens[k - 1]!.form === 'في' ? k - 1 : k
    let stop = k + 1
    while (stop < to && tokens[stop]!.form !== '،') stop++
    return evidence(text, tokens[first]!.start, tokens[stop - 1]!.end)
  }
  return null
}
