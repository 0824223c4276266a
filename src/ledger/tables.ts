import type { Collected } from '../page/page.ts'
import type { EntityType } from '../reading/reading.ts'
import type { Company } from './company.ts'

interface RecordsTable {
  number: number
  kind: 'page' | 'found' | 'decision'
  segment: string
  offset: number
  length: number
  page: string
  source: string
  address: string
  collected: Collected
  seen: string
  bytes: number
}

interface PagesTable {
  id: string
  number: number
  version: number
  current: boolean
  source: string
  url: string | null
  media: string
  encoding: string
  bytes: number
  language: string
  title: string | null
  outlet: string | null
  published: string | null
  earliest: string | null
  latest: string | null
  published_from: string | null
  seen: string
  messages: number
  uncovered: number
  actors: string[]
  tells: string[]
  text: string
}

/** What searches look through: for each page one narrow row. */
interface LookupTable {
  number: number
  current: boolean
  earliest: number | null
  latest: number | null
  words: string
}

interface ReadingsTable {
  page: string
  rules: string
  reading: Uint8Array
}

interface EntitiesTable {
  id: string
  page: string
  article: number
  ref: string
  key: string
  type: EntityType
  ar: string
  en: string | null
  wikidata: string | null
  forms: string[]
  mentions: number[]
}

interface ActorsTable {
  key: string
  type: EntityType
  ar: string
  en: string | null
  wikidata: string | null
  pages: number
  statements: number
  events: number
  pacts: number
  commitments: number
  about: number
  acts: Record<string, number>
  company: Company | null
}

interface FormsTable {
  key: string
  form: string
  mentions: number
}

interface PlacedRow {
  id: string
  page: string
  article: number
  starts: number
  ends: number
  value: string | null
  earliest: string | null
  latest: string | null
}

interface StatementsTable extends PlacedRow {
  cue: number[] | null
  channel: number[] | null
  time: number[] | null
  speaker: string | null
  addressee: string | null
  about: string[]
  act: string
  mode: 'direct' | 'indirect'
  dated: 'text' | 'publication' | null
  rule: string
  why: string
}

interface TimesTable extends PlacedRow {
  why: string
}

interface EventsTable extends PlacedRow {
  told: number[]
  time: number[] | null
  type: string
  mode: string | null
  status: string
  actors: string[]
  recipients: string[]
  place: string | null
  dated: 'text' | 'publication' | null
  rule: string
}

interface PactsTable extends PlacedRow {
  time: number[] | null
  clauses: number[]
  condition: number[] | null
  name: string
  kind: string
  status: string
  parties: string[]
  place: string | null
  period: string | null
  instrument: string | null
  dated: 'text' | 'publication' | null
  rule: string
}

interface CommitmentsTable extends PlacedRow {
  cue: number[] | null
  condition: number[] | null
  time: number[] | null
  by: string | null
  to: string | null
  rule: string
}

interface StateTable {
  single: boolean
  applied: number
  rows: Record<string, number>
  counted: boolean
  indexed: boolean
}

interface JournalTable {
  number: number
  record: Uint8Array
}

/** The database's tables, as `migrations.ts` makes them. */
export interface Tables {
  journal: JournalTable
  records: RecordsTable
  pages: PagesTable
  lookup: LookupTable
  readings: ReadingsTable
  entities: EntitiesTable
  actors: ActorsTable
  forms: FormsTable
  statements: StatementsTable
  times: TimesTable
  events: EventsTable
  pacts: PactsTable
  commitments: CommitmentsTable
  state: StateTable
}

/** Tables that hold facts, in the order they are written in. */
export const FACT_TABLES = ['entities', 'statements', 'times', 'events', 'pacts', 'commitments'] as const

const PLACED = ['id', 'page', 'article', 'starts', 'ends'] as const
const MOMENT = ['value', 'earliest', 'latest'] as const

/** Columns in the order that rows are copied in; of `pages` first those that only the ledger knows, then (`page`) the others; of `lookup` as well. */
export const COLUMNS = {
  records: ['number', 'kind', 'segment', 'offset', 'length', 'page', 'source', 'address', 'collected', 'seen', 'bytes'],
  pages: ['number', 'version', 'current', 'seen'],
  page: [
    ...['id', 'source', 'url', 'media', 'encoding', 'bytes', 'language', 'title', 'outlet', 'published', 'earliest', 'latest'],
    ...['published_from', 'messages', 'uncovered', 'actors', 'tells', 'text'],
  ],
  lookup: ['number', 'current'],
  found: ['earliest', 'latest', 'words'],
  readings: ['page', 'rules', 'reading'],
  entities: ['id', 'page', 'article', 'ref', 'key', 'type', 'ar', 'en', 'wikidata', 'forms', 'mentions'],
  statements: [...PLACED, 'cue', 'channel', 'time', 'speaker', 'addressee', 'about', 'act', 'mode', ...MOMENT, 'dated', 'rule', 'why'],
  times: [...PLACED, ...MOMENT, 'why'],
  events: [...PLACED, 'told', 'time', 'type', 'mode', 'status', 'actors', 'recipients', 'place', ...MOMENT, 'dated', 'rule'],
  pacts: [
    ...[...PLACED, 'time', 'clauses', 'condition', 'name', 'kind', 'status', 'parties', 'place', 'period', 'instrument'],
    ...[...MOMENT, 'dated', 'rule'],
  ],
  commitments: [...PLACED, 'cue', 'condition', 'time', 'by', 'to', ...MOMENT, 'rule'],
} as const
