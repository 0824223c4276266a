import type { AnyFact, Ledger, Sheaf } from '../../ledger/ledger.ts'
import { disputeTold, pagesOf } from '../brief/dispute.ts'
import { lineProof, Prover, proofAt } from '../brief/evidence.ts'
import type { Paper } from '../brief/paper.ts'
import { phrase } from '../brief/phrases.ts'
import { namesIn, proven } from '../brief/proven.ts'
import { sentenceOf, type Told } from '../brief/sentence.ts'
import { sheavesOf } from '../brief.ts'
import { disputesOf } from '../story-claims.ts'
import { stampOf } from '../story-lines.ts'
import { quoted } from '../telling/tell.ts'
import { type Lang, nameIn } from '../telling/words.ts'
import { nameOfFile } from './files.ts'
import type { Gathered } from './gather.ts'
import type { LogEntry } from './log.ts'
import type { Touched } from './touches.ts'

type Section = Paper['sections'][number]

interface Found {
  readonly fact: AnyFact
  readonly sheaf: Sheaf
}

/** A section before it is checked: how many belong to it, and its sentences, each as everybody tells it. */
interface Draft {
  readonly name: string
  readonly heading: string
  readonly facts: number
  readonly told: readonly (readonly Told[])[]
}

const CARRIERS = 3

/**
 * A working file in sentences. Who is silent and what obligations it touches stand on lines of the lexicon, when something was noticed on lines of
 * the journal, everything else on characters of pages.
 */
export async function reportOn(ledger: Ledger, of: Gathered, lang: Lang, most: number): Promise<Paper> {
  const { file, members } = of
  const said = of.parties.map((p) => ({ party: p, ids: p.utterances.slice(-most).map((u) => u.id) }))
  const events = of.claims.filter((c) => c.kind === 'event' && c.status !== 'denied')
  const ahead = [...of.planned, ...of.owed]
  const disputes = disputesOf([...of.claims].sort((a, b) => a.number - b.number))
  const noticed = of.log.filter((e) => e.what === 'article' || e.what === 'spoke' || e.what === 'contradicted')
  const sheaves = await sheavesOf(ledger, [
    ...(of.event === null ? [] : [of.event.page.id]),
    ...events.slice(0, most).flatMap((c) => c.carriers.slice(0, CARRIERS).map((x) => x.page.id)),
    ...disputes.slice(0, most).flatMap(pagesOf),
    ...of.parties.flatMap((p) => p.utterances.slice(-most).map((u) => u.page)),
    ...ahead.slice(0, most).map((f) => f.page.id),
    ...noticed.slice(-most).flatMap((e) => (e.page === null ? [] : [e.page.id])),
  ])
  const facts = new Map([...sheaves.values()].flatMap((sheaf) => sheaf.facts.map((fact): [string, Found] => [fact.id, { fact, sheaf }])))
  const tell = (ids: readonly string[]): Told[][] =>
    ids.flatMap((id) => {
      const found = facts.get(id)
      return found === undefined ? [] : [[sentenceOf(lang, found.fact, found.sheaf)]]
    })
  const drafts: Draft[] = [
    {
      name: 'event',
      heading: phrase(lang, 'event'),
      facts: events.length,
      told: events.slice(0, most).flatMap((c) => {
        const told = tell(c.carriers.slice(0, CARRIERS).map((x) => x.fact)).flat()
        return told.length === 0 ? [] : [told]
      }),
    },
    {
      name: 'against',
      heading: phrase(lang, 'against'),
      facts: disputes.length,
      told: disputes.slice(0, most).flatMap((d) => disputeTold(lang, d, sheaves).map((t) => [t])),
    },
    {
      name: 'obligations',
      heading: phrase(lang, 'obligations'),
      facts: of.touches?.clauses.length ?? 0,
      told: obligations(lang, of.touches, most),
    },
    ...said
      .filter(({ ids }) => ids.length > 0)
      .map(({ party, ids }) => ({
        name: 'said',
        heading: `${phrase(lang, 'said')}: ${nameIn(lang, party.actor)}`,
        facts: party.utterances.length,
        told: tell(ids),
      })),
    silent(lang, of, facts),
    { name: 'ahead', heading: phrase(lang, 'ahead'), facts: ahead.length, told: tell(ahead.slice(0, most).map((f) => f.id)) },
    {
      name: 'log',
      heading: phrase(lang, 'log'),
      facts: noticed.length,
      told: noticed.slice(-most).flatMap((e) => logTold(lang, e, sheaves, facts)),
    },
  ]
  const names = new Set([
    ...namesIn([...sheaves.values()]),
    ...of.parties.flatMap((p) => [p.actor.ar, ...(p.actor.en === null ? [] : [p.actor.en])]).filter((n) => n.length > 2),
  ])
  // Up to the newest page that it tells of: a party may have spoken on pages of other stories.
  const days = [...members.map(stampOf), ...said.flatMap(({ ids }) => ids.map((id) => facts.get(id)?.fact.page.published ?? null))]
  const newest = days
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  return {
    title: phrase(lang, 'report'),
    lang,
    about: nameOfFile(lang, file.opening),
    since: file.opening.since,
    until: newest?.slice(0, 10) ?? file.opening.since,
    upTo: file.until ?? (await ledger.journal({ offset: 0, limit: 1 })).total,
    pages: sheaves.size,
    sections: drafts.map(
      ({ told, ...draft }): Section => ({ ...draft, sentences: told.map((t) => checked(lang, t, names)) as Section['sentences'] }),
    ),
  }
}

const checked = (lang: Lang, told: readonly Told[], names: ReadonlySet<string>) =>
  proven(lang, told, [...new Set(told.flatMap((t) => t.proofs.flatMap((p) => p.page?.outlet ?? [])))], names)

/** Each clause that is touched: what it asks, of whom, towards whom, by the lexicon's line. */
function obligations(lang: Lang, touches: Touched | null, most: number): Told[][] {
  return (touches?.clauses ?? []).slice(0, most).map((c) => {
    const comma = lang === 'ar' ? '، ' : ', '
    const name = nameIn(lang, c.instrument)
    const asks = lang === 'ar' ? c.asks.ar : c.asks.en
    const owes = c.owes.length === 0 ? [phrase(lang, 'everyMember')] : c.owes.map((o) => nameIn(lang, o))
    const to = c.to.map((o) => nameIn(lang, o))
    return [
      {
        pieces: [
          { kind: 'name' as const, text: name },
          { kind: 'plain' as const, text: c.article === null ? '' : `${comma}${phrase(lang, 'article')} ` },
          { kind: 'plain' as const, text: c.article ?? '' },
          { kind: 'plain' as const, text: `: ${asks}${lang === 'ar' ? '؛ ' : '; '}${phrase(lang, 'binds')} ` },
          ...listedNames(owes, comma),
          { kind: 'plain' as const, text: ` ${phrase(lang, 'towards')} ` },
          ...listedNames(to, comma),
        ],
        proofs: [lineProof('base', [name, c.article ?? '', asks, ...owes, ...to])],
      },
    ]
  })
}

const listedNames = (names: readonly string[], comma: string): Told['pieces'] =>
  names.flatMap((text, i) => [...(i === 0 ? [] : [{ kind: 'plain' as const, text: comma }]), { kind: 'name' as const, text }])

/** Of whom no statement was read: those whom the event names, by its own words, and those whom a clause binds, by the lexicon's line. */
function silent(lang: Lang, { parties, event, touches }: Gathered, facts: ReadonlyMap<string, Found>): Draft {
  const quiet = parties.filter((p) => p.utterances.length === 0)
  const own = event === null ? undefined : facts.get(event.id)
  const told = quiet.flatMap((p): Told[][] => {
    const name = nameIn(lang, p.actor)
    const shown = own === undefined || p.part === 'bound' ? null : new Prover(own.fact, own.sheaf).name(p.actor)
    const clause = touches?.clauses.find((c) => c.owes.some((o) => o.key === p.actor.key))
    const proof =
      shown ?? lineProof('base', [...(clause === undefined ? [] : [nameIn(lang, clause.instrument), clause.article ?? '']), name])
    return [
      [
        {
          pieces: [
            { kind: 'plain', text: `${phrase(lang, 'unheard')} ` },
            { kind: 'name', text: name },
          ],
          proofs: [proof],
        },
      ],
    ]
  })
  return { name: 'silent', heading: phrase(lang, 'silent'), facts: quiet.length, told }
}

/** An entry of the log: when by the journal, what by the words of the page. */
function logTold(lang: Lang, entry: LogEntry, sheaves: ReadonlyMap<string, Sheaf>, facts: ReadonlyMap<string, Found>): Told[][] {
  const sheaf = entry.page === null ? undefined : sheaves.get(entry.page.id)
  if (sheaf === undefined) return []
  const found = entry.fact === null ? undefined : facts.get(entry.fact)
  const title = sheaf.reading.articles[0]?.title?.span ?? null
  const words =
    entry.what === 'article'
      ? title === null
        ? null
        : proofAt('', sheaf, 'words', title)
      : found === undefined
        ? null
        : new Prover(found.fact, found.sheaf).words()
  if (words === null) return []
  const when = entry.when.slice(0, 16).replace('T', ' ')
  const what = phrase(lang, entry.what === 'article' ? 'came' : entry.what === 'spoke' ? 'spoke' : 'differed')
  const [open, close] = [quoted(lang, '').slice(0, 1), quoted(lang, '').slice(-1)]
  return [
    [
      {
        pieces: [
          { kind: 'date', text: when },
          { kind: 'plain', text: ` ${what}: ${open}` },
          { kind: 'quote', text: words.text.trim() },
          { kind: 'plain', text: close },
        ],
        proofs: [lineProof('journal', [when]), words],
      },
    ],
  ]
}
