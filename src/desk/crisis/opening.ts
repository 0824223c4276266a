import type { CrisisOpening } from '../../identity/identity.ts'
import type { AnyFact, EventFact, Ledger } from '../../ledger/ledger.ts'
import { lexicon, readTable } from '../../lexicon/lexicon.ts'
import { happenings, stateNamed, stateOf, triggerNamed } from '../../order/order.ts'
import { BadInput, NotFound } from '../../page/page.ts'
import { bare, splitProclitics, tokenize } from '../../text/text.ts'
import { firstDay } from '../clock.ts'
import { namedState } from '../named-state.ts'
import type { ClaimLine } from '../story-claims.ts'
import { storyOf } from '../story-lines.ts'
import { doing } from '../telling/tell.ts'
import { type Lang, listed, nameIn } from '../telling/words.ts'
import { claimsTold } from '../told.ts'

/** What is asked of a working file that is to be opened. */
export interface OpeningAsked {
  readonly id: string
  readonly name?: string | undefined
  readonly lang: Lang
  readonly since?: string | undefined
  readonly happening?: string | undefined
  readonly on?: string | undefined
  readonly against?: string | undefined
  readonly parties?: readonly string[] | undefined
}

/** What a working file is opened on, and the article through which its story is found. @throws NotFound, BadInput */
export async function openingOn(ledger: Ledger, asked: OpeningAsked): Promise<{ article: string; opening: CrisisOpening }> {
  const { article, event, title, published, around } = await anchorOf(ledger, asked.id)
  const since = asked.since === undefined ? (event?.date?.earliest ?? published?.slice(0, 10)) : firstDay(asked.since)
  if (since === undefined) throw new BadInput('since: neither the event nor its page has a date; say from which day on')
  const [on, by] = [
    asked.on === undefined ? struckBy(event) : namedState(asked.on, 'on'),
    asked.against === undefined ? doneBy(event) : namedState(asked.against, 'against'),
  ]
  const parties = asked.parties === undefined ? [...partiesOf(event), ...around] : await keysOfNames(ledger, asked.parties)
  return {
    article,
    opening: {
      ...(asked.name === undefined ? named(asked.lang, event, title) : { name: asked.name }),
      event: event?.id ?? null,
      since,
      happening: asked.happening === undefined ? happeningOf(event) : happeningNamed(asked.happening),
      on,
      by: by === on ? null : by,
      parties: [...new Set([...parties, ...(on === null ? [] : [on]), ...(by === null ? [] : [by])])],
    },
  }
}

interface Anchor {
  readonly article: string
  readonly event: EventFact | null
  readonly title: string | null
  readonly published: string | null
  /** Those whom the claims of a story name most, where a story was named. */
  readonly around: readonly string[]
}

async function anchorOf(ledger: Ledger, id: string): Promise<Anchor> {
  const fact = await factNamed(ledger, id)
  if (fact !== null && fact.fact !== 'event')
    throw new BadInput(`${id}: a working file is opened on an event or a story; this is a ${fact.fact}`)
  if (fact !== null) return anchorAt(fact)
  const { members } = await storyOf(ledger, id)
  const claims = await claimsTold(ledger, members)
  const most = claims.find((c) => c.kind === 'event' && c.status === 'happened') ?? claims.find((c) => c.kind === 'event')
  if (most !== undefined) {
    const { fact } = await ledger.explain(most.carriers[0]!.fact)
    if (fact.fact === 'event') return { ...anchorAt(fact), around: namedMost(claims) }
  }
  const first = members[0]!
  const ref = (await ledger.stories.refs([first.page])).get(first.page)
  if (ref === undefined) throw new NotFound(`${id}: no story, and no page of one`)
  return { article: first.id, event: null, title: ref.title, published: ref.published, around: namedMost(claims) }
}

/** The fact that an id means; null where it means a page or a story. */
async function factNamed(ledger: Ledger, id: string): Promise<AnyFact | null> {
  if (!/^[a-z][0-9a-f]{15}$/.test(id)) return null
  try {
    return (await ledger.explain(id)).fact
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

const anchorAt = (event: EventFact): Anchor => ({
  article: event.article === 0 ? event.page.id : `${event.page.id}#${event.article}`,
  event,
  title: event.page.title,
  published: event.page.published,
  around: [],
})

const FEW = 6
const TWICE = 2

/** The states and bodies that speak or act in most claims of a story, each in two at least. */
function namedMost(claims: readonly ClaimLine[]): string[] {
  const counts = new Map<string, number>()
  for (const claim of claims) for (const key of new Set(claim.who.map((w) => stateOf(w) ?? w))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const known = [...counts].filter(([key, n]) => n >= TWICE && ACTING.has(lexicon().entries.get(key)?.type ?? ''))
  return known
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, FEW)
    .map(([key]) => key)
}

const ACTING: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE'])

/** Those who take part in an event, each as the state it acts for where it acts for one. */
export const partiesOf = (event: EventFact | null): string[] =>
  event === null ? [] : [...event.actors, ...event.recipients].filter((a) => ACTING.has(a.type)).map((a) => stateOf(a.key) ?? a.key)

const doneBy = (event: EventFact | null): string | null =>
  event?.actors.map((a) => stateOf(a.key)).find((s): s is string => s !== null) ?? null

// The state struck; where only a place in it is named, the state that the place is in.
function struckBy(event: EventFact | null): string | null {
  if (event === null) return null
  const struck = event.recipients.map((a) => stateOf(a.key)).find((s): s is string => s !== null)
  if (struck !== undefined || event.type !== 'ASSAULT' || event.place === null) return struck ?? null
  return stateOf(event.place.key) ?? lexicon().entries.get(event.place.key)?.country ?? null
}

let byType: ReadonlyMap<string, string> | null = null

/** The kind of happening that an event is: by a word of its own, else by its type; null where neither says. */
function happeningOf(event: EventFact | null): string | null {
  if (event === null) return null
  for (const token of tokenize(event.trigger.text))
    for (const { rest } of splitProclitics(token.form)) {
      const own = triggerNamed(bare(rest)) ?? triggerNamed(rest)
      if (own !== null) return own.event
    }
  byType ??= new Map(readTable('order/happenings.tsv', ['type', 'event', 'source']).map((r) => [r.type, r.event]))
  return byType.get(event.type) ?? null
}

function happeningNamed(word: string): string {
  const found = triggerNamed(word)
  if (found === null) throw new BadInput(`happening: "${word}" is none of ${happenings().join(', ')}`)
  return found.event
}

async function keysOfNames(ledger: Ledger, names: readonly string[]): Promise<string[]> {
  const keys: string[] = []
  for (const name of names) keys.push(stateNamed(name) ?? (await ledger.actor({ key: name, offset: 0, limit: 1 })).actor.key)
  return keys
}

// A file on an event is called by it in the language of whoever looks.
const named = (lang: Lang, event: EventFact | null, title: string | null): Pick<CrisisOpening, 'name' | 'names'> => ({
  name: nameOf(lang, event, title),
  ...(event === null ? {} : { names: { ar: nameOf('ar', event, title), en: nameOf('en', event, title) } }),
})

function nameOf(lang: Lang, event: EventFact | null, title: string | null): string {
  if (event === null) return (title ?? '?').slice(0, 200)
  const names = (of: EventFact['actors']): string =>
    listed(
      lang,
      of.map((a) => nameIn(lang, a)),
    )
  const day = event.date?.value.slice(0, 10)
  return `${doing(lang, event.type, names(event.actors), names(event.recipients))}${day === undefined ? '' : `${lang === 'ar' ? '، ' : ', '}${day}`}`.slice(
    0,
    200,
  )
}
