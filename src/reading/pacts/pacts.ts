import type { Span } from '../../text/text.ts'
import type { Event, Pact, PactStatus, Ref } from '../contract.ts'
import { firstBehind, timeOf } from '../events/when.ts'
import { placeOf } from '../events/where.ts'
import { type Scene, scenesOf } from '../grammar/clause.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { obligationsIn } from './clauses.ts'
import { type Described, describeIn } from './describe.ts'
import { boundAt, type Instrument, instruments, statusAt } from './instruments.ts'
import { boundIn, partiesOf } from './parties.ts'
import { isAimed, isSame } from './same.ts'
import { standingOf } from './status.ts'
import { type Telling, tellingsOf } from './tellings.ts'

/** Everything the article says of one instrument, as it is gathered. */
interface Draft {
  lead: Described
  /** Whether the headline tells it so: the body's first mention as full goes before it. */
  inTitle: boolean
  readonly parties: Ref[]
  /** The two that a sentence tells it of, where no word says who they are. */
  around: readonly Ref[]
  /** States and bodies named in the sentences that tell of it. */
  readonly beside: Set<Ref>
  status: PactStatus | null
  time: FoundTime | null
  place: Ref | null
  period: string | null
  readonly clauses: Span[]
  trigger: Span | null
}

/** Finds treaties, agreements, plans and the like, named or described. Ids are empty here; `reading.ts` gives them. */
export function findPacts(source: Source, names: Names, times: readonly FoundTime[], events: readonly Event[]): Pact[] {
  const drafts: Draft[] = []
  const tellings = tellingsOf(events)
  for (const scene of scenesOf(source, names))
    for (const described of describeIn(source, names, scene)) gather(drafts, scene, described, times, tellings)
  return settled(drafts).map((draft) => toPact(source, names, draft))
}

// «معاهدة تاريخية» in a headline is the one that the body names; one told of in passing («اتفاق نهائي») is none.
function settled(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    if (!draft.lead.vague) {
      kept.push(draft)
      continue
    }
    const full = drafts.find((d) => !d.lead.vague && d.lead.head.family === draft.lead.head.family)
    if (full === undefined) {
      if (draft.parties.length > 1 && !draft.lead.definite) kept.push(draft)
      continue
    }
    if (full.parties.length < 2) for (const p of draft.parties) if (!full.parties.includes(p)) full.parties.push(p)
    if (full.around.length === 0) full.around = draft.around
    full.status ??= draft.status
    full.time ??= draft.time
    full.clauses.push(...draft.clauses)
    full.trigger ??= draft.trigger
  }
  return kept
}

function gather(drafts: Draft[], scene: Scene, described: Described, times: readonly FoundTime[], tellings: readonly Telling[]): void {
  const parties = partiesOf(scene, described, tellings)
  let draft = drafts.find((d) => isSame(d, described, parties))
  if (draft === undefined) {
    if (!tellsWhich(described, parties) || isOnlyWished(scene, described, parties, tellings)) return
    draft = {
      lead: described,
      inTitle: scene.inTitle,
      parties: [],
      around: [],
      beside: new Set(),
      status: null,
      time: null,
      place: null,
      period: null,
      clauses: [],
      trigger: null,
    }
    drafts.push(draft)
  }
  if (draft.parties.length < 2) for (const p of parties) if (!draft.parties.includes(p)) draft.parties.push(p)
  if (rank(described) > rank(draft.lead) || (draft.inTitle && !scene.inTitle && rank(described) === rank(draft.lead))) {
    draft.lead = described
    draft.inTitle = scene.inTitle
  }
  if (described.entity !== null) for (const ref of boundIn(scene)) draft.beside.add(ref)
  if (draft.around.length === 0 && (described.head.family === 'accord' || described.head.family === 'truce')) {
    const around = boundIn(scene)
    if (around.length === 2) draft.around = around
  }
  const standing = standingOf(scene, described, tellings)
  if (standing !== null && (draft.status === null || OVERTAKING.has(standing.status))) {
    draft.status = standing.status
  }
  // A headline says that it is signed, the body says when; a bare «المعاهدة» stands beside other pacts' dates too often to be dated by them.
  if (standing !== null && standing.status === draft.status && rank(described) > 0) {
    if (standing.status !== 'proposed') draft.time ??= dayOf(scene, times, described)
    if (standing.status === 'signed' || standing.status === 'negotiated' || standing.status === 'in force')
      draft.place ??= placeOf(scene, described.from)
  }
  draft.period ??= periodIn(times, described)
  for (const o of obligationsIn(scene, described)) {
    draft.clauses.push(o.clause)
    draft.trigger ??= o.trigger
  }
}

// «اعتمد … خطة للفترة 2026-2030»: the years that a plan covers are not when it was adopted.
function dayOf(scene: Scene, times: readonly FoundTime[], described: Described): FoundTime | null {
  const time = timeOf(scene, times, described.from)
  return time !== null && time.from >= described.from && time.value?.includes('/') === true ? null : time
}

// «يدعو إلى وقف إطلاق النار» too often wishes: of one that nobody is named as a party to and no word says how it stands nothing is told.
const isOnlyWished = (scene: Scene, described: Described, parties: readonly Ref[], tellings: readonly Telling[]): boolean =>
  described.head.family === 'truce' &&
  described.head.needs.size > 0 &&
  described.entity === null &&
  parties.length === 0 &&
  standingOf(scene, described, tellings) === null

// «للفترة 2026-2030»
function periodIn(times: readonly FoundTime[], described: Described): string | null {
  for (let k = firstBehind(times, described.from); k < times.length && times[k]!.from <= described.to + 2; k++)
    if (times[k]!.value?.includes('/')) return times[k]!.value
  return null
}

// «الاتفاق» alone tells of none unless one was told before it.
const tellsWhich = (d: Described, parties: readonly Ref[]): boolean =>
  d.entity !== null || d.vague || d.telling.length > 0 || (parties.length > 0 && d.head.kind === 'sanctions' && d.head.strength === 1)

const SIDES_TOLD = 2.25

// The fullest mention names the instrument: a name before a definite description, that before an indefinite one.
const rank = (d: Described): number => {
  if (d.entity !== null) return 3
  // Whom they are to hit tells sanctions better than whose they are.
  if (d.head.family === 'sanctions' && isAimed(d)) return 2.5
  if (d.sidesOnly || d.vague || /^ي/.test(d.telling[0] ?? '')) return 0.5
  if (d.telling.includes('مع') || d.telling.includes('بين')) return SIDES_TOLD
  return d.telling.length === 0 ? 0 : d.settled ? 2 : 1
}

// What ended or stands still does so after it was signed.
const OVERTAKING: ReadonlySet<PactStatus> = new Set(['ended', 'suspended'])

const USUAL: Readonly<Record<string, PactStatus>> = {
  sanctions: 'in force',
  law: 'in force',
  doctrine: 'in force',
  treaty: 'in force',
  declaration: 'signed',
}

function toPact(source: Source, names: Names, draft: Draft): Pact {
  const { lead } = draft
  const en = lead.entity === null ? null : names.entity(lead.entity).name.en
  const known = en === null ? undefined : instruments().get(en)
  const isKnown = lead.definite || lead.entity !== null || lead.head.family === 'truce'
  const usual =
    lead.head.usual ?? USUAL[lead.head.kind] ?? (isKnown ? 'in force' : lead.head.kind === 'agreement' ? 'negotiated' : 'proposed')
  return {
    id: '',
    span: lead.span,
    name: source.text.slice(lead.span[0], lead.span[1]),
    kind: known?.kind ?? (isDraftLaw(lead) ? 'law' : lead.head.kind),
    parties: known === undefined ? toldParties(draft) : withKnown(names, draft, known, source.published),
    status: known === undefined ? (draft.status ?? usual) : (statusOf(known, draft, source) ?? usual),
    time: draft.time === null || draft.time.value === null ? null : { span: draft.time.span, value: draft.time.value },
    place: draft.place,
    period: draft.period,
    clauses: draft.clauses,
    trigger: draft.trigger,
    instrument: known === undefined ? null : en,
    rule: lead.entity === null ? 'pact-described' : 'pact-named',
  }
}

// «مشروع قرار», «مشروع القانون»: the draft of a law is a law still to be made.
const isDraftLaw = ({ head, telling }: Described): boolean => head.family === 'plan' && /^(قرار|قانون)$/.test(telling[0] ?? '')

const toldParties = (draft: Draft): Ref[] =>
  draft.parties.length < 2 && draft.around.length === 2 && draft.parties.every((p) => draft.around.includes(p))
    ? [...draft.around]
    : draft.parties

const namedIn = (names: Names): ((en: string) => boolean) => {
  const told = new Set(names.entities().flatMap((e) => (e.name.en === null ? [] : [e.name.en])))
  return (en) => told.has(en)
}

// What the text says was broken off is so, whatever the entry knows; else the entry knows better than a word near by.
const statusOf = (known: Instrument, draft: Draft, source: Source): PactStatus | null =>
  draft.status === 'suspended' ? draft.status : (statusAt(known, source.published) ?? draft.status)

// The text's own parties first; the lexicon's where the instrument is known, and of a treaty of many those that its sentences name.
function withKnown(names: Names, { parties, beside }: Draft, known: Instrument, date: string | null): Ref[] {
  const refs = boundAt(known, date, namedIn(names))
    .map((en) => names.refer(en, 'party of the instrument'))
    .filter((ref) => ref !== null)
  if (refs.length > 0) return [...parties.filter((ref) => refs.includes(ref)), ...refs.filter((ref) => !parties.includes(ref))]
  if (parties.length > 0) return [...parties]
  // A treaty that all the world has signed has no list.
  const bound = new Set(known.parties.map((p) => p.state))
  const isOpen = bound.size === 0 && known.kind === 'treaty'
  return [...beside].filter((ref) => (isOpen ? names.stateOf(ref) === ref : bound.has(names.entity(ref).name.en ?? '')))
}
