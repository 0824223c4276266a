import { cellValues, lexicon, readTable } from '../lexicon/lexicon.ts'

/** What ATOP tells apart in an alliance; the order of the columns of its table. */
export const OBLIGATIONS = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation'] as const
export type Obligation = (typeof OBLIGATIONS)[number]

/** A state's (or body's) time under an instrument; empty where it is the instrument's own or not known. */
export interface Party {
  readonly state: string
  readonly from: string
  readonly to: string
}

/** A treaty, agreement, declaration or resolution of the lexicon. */
export interface Instrument {
  readonly en: string
  readonly ar: string
  readonly kind: string
  readonly parties: readonly Party[]
  readonly signed: string
  readonly inForce: string
  readonly ended: string
  readonly place: string
  /** null where nobody has judged it. */
  readonly obligations: Readonly<Record<Obligation, boolean | null>>
  readonly article: string
  readonly trigger: Bilingual | null
  readonly obligation: Bilingual | null
  readonly source: string
}

export interface Bilingual {
  readonly en: string
  readonly ar: string
}

/** A clause that something sets off, by its article. */
export interface Clause {
  readonly instrument: string
  readonly article: string
  /** Kinds of happening (`Trigger.event`) that the clause names. */
  readonly fits: readonly string[]
  readonly response: string
  readonly organ: string
  /** States that it protects and that it binds, where not every party. */
  readonly on: readonly string[]
  readonly by: readonly string[]
  /** Kinds that parties have said may come under it, and where they said so. */
  readonly held: readonly string[]
  readonly basis: Bilingual | null
  /** Whether it is no line of the list but made of the instrument's ATOP obligations alone. */
  readonly flag: boolean
  readonly source: string
}

/** A kind of happening that one can ask about. */
export interface Trigger extends Bilingual {
  readonly event: string
  readonly within: readonly string[]
  /** Article of the definition of aggression (resolution 3314) that counts it, or empty. */
  readonly defined: string
  readonly words: readonly string[]
}

export interface Organ {
  readonly body: string
  readonly organ: string
  readonly ar: string
  readonly role: string
  readonly source: string
}

export interface Chair {
  readonly body: string
  readonly chair: string
  readonly from: string
  readonly to: string
  readonly source: string
}

export interface Membership {
  readonly body: string
  readonly member: string
  readonly from: string
  readonly to: string
  readonly status: string
  readonly source: string
}

/** Something a member or party has kept out of: participation frozen, a part left, a clause reserved. */
export interface Reservation extends Bilingual {
  readonly of: string
  readonly party: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly source: string
}

export interface Response extends Bilingual {
  readonly response: string
  readonly rank: number
}

/** What is known beforehand, from the lexicon alone. */
export interface Base {
  readonly instruments: ReadonlyMap<string, Instrument>
  readonly clauses: readonly Clause[]
  readonly triggers: ReadonlyMap<string, Trigger>
  readonly responses: ReadonlyMap<string, Response>
  readonly organs: readonly Organ[]
  readonly chairs: readonly Chair[]
  readonly members: readonly Membership[]
  readonly reservations: readonly Reservation[]
}

const PARTY = /^([^@]+)(?:@((?:\d{4}(?:-\d\d(?:-\d\d)?)?)?)(?:-(\d{4}(?:-\d\d(?:-\d\d)?)?))?)?$/

let loaded: Base | null = null
let happening: Base['triggers'] | null = null

/** The base, read and checked on first use and kept for the life of the process. @throws Error naming what does not fit together. */
export function base(): Base {
  loaded ??= checked(load())
  return loaded
}

function load(): Base {
  const rows = readTable('instruments.tsv', [
    ...(['en', 'kind', 'parties', 'signed', 'in_force', 'ended', 'place'] as const),
    ...OBLIGATIONS,
    ...(['article', 'trigger', 'obligation', 'source'] as const),
  ])
  return {
    instruments: new Map(
      rows.map((row) => [
        row.en,
        {
          en: row.en,
          ar: lexicon().entries.get(row.en)?.ar ?? row.en,
          kind: row.kind,
          parties: cellValues(row.parties).map((cell) => partyOf(cell, row.en)),
          signed: row.signed,
          inForce: row.in_force,
          ended: row.ended,
          place: row.place,
          obligations: Object.fromEntries(OBLIGATIONS.map((o) => [o, row[o] === '' ? null : row[o] === '1'])) as Instrument['obligations'],
          article: row.article,
          trigger: bilingual(row.trigger),
          obligation: bilingual(row.obligation),
          source: row.source,
        },
      ]),
    ),
    clauses: readTable('order/clauses.tsv', [
      'instrument',
      'article',
      'fits',
      'response',
      'organ',
      'on',
      'by',
      'held',
      'basis',
      'source',
    ]).map((row) => ({
      ...row,
      fits: cellValues(row.fits),
      on: cellValues(row.on),
      by: cellValues(row.by),
      held: cellValues(row.held),
      basis: bilingual(row.basis),
      flag: false,
    })),
    triggers: triggers(),
    responses: new Map(
      readTable('order/responses.tsv', ['response', 'rank', 'ar', 'en']).map((row) => [row.response, { ...row, rank: Number(row.rank) }]),
    ),
    organs: readTable('order/organs.tsv', ['body', 'organ', 'ar', 'role', 'source']),
    chairs: readTable('order/chairs.tsv', ['body', 'chair', 'from', 'to', 'source']),
    members: readTable('members.tsv', ['body', 'member', 'from', 'to', 'status', 'source']),
    reservations: readTable('order/reservations.tsv', ['of', 'party', 'kind', 'from', 'to', 'ar', 'en', 'source']),
  }
}

/** The kinds of happenings by name: a table of their own, which can be named without reading the lexicon. */
export function triggers(): Base['triggers'] {
  happening ??= new Map(
    readTable('order/triggers.tsv', ['event', 'within', 'defined', 'words', 'ar', 'en']).map((row) => [
      row.event,
      { ...row, within: cellValues(row.within), words: cellValues(row.words) },
    ]),
  )
  return happening
}

function partyOf(cell: string, instrument: string): Party {
  const m = PARTY.exec(cell)
  if (m === null) throw new Error(`lexicon/instruments.tsv: ${instrument}: "${cell}" is no party`)
  return { state: m[1]!, from: m[2] ?? '', to: m[3] ?? '' }
}

/** «consult / التشاور»: the English and the Arabic of one cell. */
function bilingual(cell: string): Bilingual | null {
  if (cell === '') return null
  const [en, ar] = cell.split(' / ')
  return { en: en!, ar: ar ?? en! }
}

/** Every name that a file refers to by must be known to the file it stands in. */
function checked(base: Base): Base {
  const { entries } = lexicon()
  const organs = new Set(base.organs.map((o) => o.organ))
  const must = (ok: boolean, what: string): void => {
    if (!ok) throw new Error(`lexicon/order: ${what}`)
  }
  for (const c of base.clauses) {
    must(base.instruments.has(c.instrument), `clauses.tsv: no instrument "${c.instrument}"`)
    must(base.responses.has(c.response), `clauses.tsv: ${c.instrument}: no response "${c.response}"`)
    must(c.organ === '' || organs.has(c.organ) || entries.has(c.organ), `clauses.tsv: ${c.instrument}: no organ "${c.organ}"`)
    for (const e of [...c.fits, ...c.held]) must(base.triggers.has(e), `clauses.tsv: ${c.instrument}: no kind of happening "${e}"`)
    for (const s of [...c.on, ...c.by]) must(entries.has(s), `clauses.tsv: ${c.instrument}: no state "${s}"`)
  }
  for (const t of base.triggers.values())
    for (const wider of t.within) must(base.triggers.has(wider), `triggers.tsv: ${t.event}: no "${wider}"`)
  for (const o of base.organs) must(entries.has(o.body), `organs.tsv: no body "${o.body}"`)
  for (const c of base.chairs) must(entries.has(c.body) && entries.has(c.chair), `chairs.tsv: no "${c.body}" or "${c.chair}"`)
  for (const r of base.reservations) must(entries.has(r.of) && entries.has(r.party), `reservations.tsv: no "${r.of}" or "${r.party}"`)
  return base
}
