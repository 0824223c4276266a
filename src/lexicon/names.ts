import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { foldWord, type Token } from '../text/text.ts'
import { cellValues, hasTable, readTable } from './table.ts'
import { Trie, type TrieHit } from './trie.ts'

/** One named thing of `lexicon/names/`. */
export interface Entry {
  readonly en: string
  readonly type: string
  readonly ar: string
  readonly forms: readonly string[]
  readonly short: readonly string[]
  readonly nisba: readonly string[]
  readonly country: string | null
  readonly kind: string
  readonly wikidata: string | null
  /** Latitude and longitude in degrees. */
  readonly at: readonly [number, number] | null
}

/** Who held an office, from–to as ISO dates cut to what is known. */
export interface Holder {
  readonly office: string
  readonly of: string
  readonly person: string
  readonly from: string
  readonly to: string
}

/** A state's or body's belonging to a body, from–to. */
export interface Member {
  readonly body: string
  readonly member: string
  readonly from: string
  readonly to: string
  readonly status: string
}

/** A lexicon name found in tokens: entries that bear it, the token range, and the clitics before it. */
export interface NameHit {
  readonly from: number
  readonly to: number
  /** Folded letters to skip at the first token's beginning (clitics). */
  readonly skip: number
  readonly full: readonly Entry[]
  readonly short: readonly Entry[]
}

export interface Lexicon {
  /** Whether the folded word is an ordinary one of the press («words/common.tsv»). */
  isCommon(form: string): boolean
  /** How many people's names the folded word opens: two or more make it a given name that alone is nobody's in particular. */
  namesOpenedBy(form: string): number
  readonly entries: ReadonlyMap<string, Entry>
  readonly holders: readonly Holder[]
  readonly members: readonly Member[]
  readonly offices: ReadonlyMap<string, readonly string[]>
  /** Longest lexicon name that starts at token `i`, clitics allowed before it; null where none does. */
  nameAt(tokens: readonly Token[], i: number, end: number): NameHit | null
  /** States and places whose adjective starts at token `i` («الروسية», «الكوري الجنوبي»); null where none does. */
  nisbaAt(tokens: readonly Token[], i: number, end: number): TrieHit<Entry> | null
  /** Who held the office at an ISO date; empty where the lexicon does not know or the date is null. */
  holdersAt(office: string, of: string, date: string | null): readonly Holder[]
  /** Members of a body at an ISO date. */
  membersAt(body: string, date: string | null): readonly Member[]
}

const COLUMNS = ['en', 'type', 'ar', 'forms', 'short', 'nisba', 'country', 'kind', 'wikidata', 'lat', 'lon'] as const

let loaded: Lexicon | null = null

/** The lexicon, read and checked on first use and kept for the life of the process. */
export function lexicon(): Lexicon {
  loaded ??= load()
  return loaded
}

function load(): Lexicon {
  const entries = new Map<string, Entry>()
  const common = new Set(readTable('words/common.tsv', ['word']).map((row) => row.word))
  // A one-word name that is an ordinary word too, alone or behind the article, never counts by itself.
  const isCommon = (form: string): boolean => !form.includes(' ') && common.has(foldWord(form))
  const given = new Map<string, number>()
  const names = new Trie<{ readonly entry: Entry; readonly full: boolean }>()
  const nisbas = new Trie<Entry>()
  const folder = fileURLToPath(new URL('../../lexicon/names/', import.meta.url))
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.tsv')) continue
    for (const row of readTable(`names/${file}`, COLUMNS)) {
      const where = `lexicon/names/${file}:${row.line}`
      if (row.en === '' || row.ar === '' || !/^(PER|ORG|GPE|LOC|FAC|WPN|EVT|DOC)$/.test(row.type))
        throw new Error(`${where}: needs en, ar and a type, found "${row.en}", "${row.ar}", "${row.type}"`)
      if (entries.has(row.en)) throw new Error(`${where}: "${row.en}" stands in the lexicon already`)
      if (row.wikidata !== '' && !/^Q\d+$/.test(row.wikidata)) throw new Error(`${where}: "${row.wikidata}" is no Wikidata id`)
      const entry: Entry = {
        en: row.en,
        type: row.type,
        ar: row.ar,
        forms: cellValues(row.forms),
        short: cellValues(row.short),
        nisba: cellValues(row.nisba),
        country: row.country || null,
        kind: row.kind,
        wikidata: row.wikidata || null,
        at: row.lat !== '' && row.lon !== '' ? [Number(row.lat), Number(row.lon)] : null,
      }
      for (const form of [entry.ar, ...entry.forms, ...entry.short])
        if (foldWord(form).length < 2) throw new Error(`${where}: a form of one letter: "${form}"`)
      entries.set(entry.en, entry)
      if (entry.type === 'PER') {
        const first = foldWord(entry.ar.split(' ')[0]!)
        if (entry.ar.includes(' ')) given.set(first, (given.get(first) ?? 0) + 1)
      }
      for (const form of new Set([entry.ar, ...entry.forms]))
        if (!entry.short.includes(form)) names.plant(form, { entry, full: !isCommon(form) })
      for (const form of entry.short) names.plant(form, { entry, full: false })
      for (const n of entry.nisba) for (const form of nisbaForms(n)) nisbas.plant(form, entry)
    }
  }
  const holders = hasTable('holders.tsv') ? readTable('holders.tsv', ['office', 'of', 'person', 'from', 'to']) : []
  const members = hasTable('members.tsv') ? readTable('members.tsv', ['body', 'member', 'from', 'to', 'status']) : []
  const offices = new Map<string, string[]>()
  if (hasTable('offices.tsv'))
    for (const row of readTable('offices.tsv', ['office', 'forms'])) offices.set(row.office, cellValues(row.forms))
  const holdersBy = new Map<string, Holder[]>()
  for (const h of holders) {
    const key = `${h.office}\t${h.of}`
    const list = holdersBy.get(key)
    if (list === undefined) holdersBy.set(key, [h])
    else list.push(h)
  }
  const bearersOf = new Map<readonly unknown[], { readonly full: readonly Entry[]; readonly short: readonly Entry[] }>()
  const held = (from: string, to: string, date: string): boolean =>
    (from === '' || from <= date) && (to === '' || to.slice(0, date.length) >= date.slice(0, to.length))
  return {
    entries,
    holders,
    members,
    offices,
    isCommon: (form) => common.has(form),
    namesOpenedBy: (form) => given.get(form) ?? 0,
    nameAt: (tokens, i, end) => {
      const hit = names.longest(tokens, i, end)
      if (hit === null) return null
      let bearers = bearersOf.get(hit.values)
      if (bearers === undefined) {
        const those = (full: boolean): Entry[] => [...new Set(hit.values.filter((v) => v.full === full).map((v) => v.entry))]
        bearers = { full: those(true), short: those(false) }
        bearersOf.set(hit.values, bearers)
      }
      return { from: hit.from, to: hit.to, skip: hit.skip, full: bearers.full, short: bearers.short }
    },
    nisbaAt: (tokens, i, end) => nisbas.longest(tokens, i, end),
    holdersAt: (office, of, date) => {
      if (date === null) return []
      return (holdersBy.get(`${office}\t${of}`) ?? []).filter((h) => held(h.from, h.to, date.slice(0, 10)))
    },
    membersAt: (body, date) => members.filter((m) => m.body === body && (date === null || held(m.from, m.to, date.slice(0, 10)))),
  }
}

const ENDINGS = ['', 'ه', 'ين', 'ون', 'ات', 'تين', 'ان', 'تان', 'ا']

/** Forms of an adjective of one or two words, with and without the article, in every gender and number: «كوري جنوبي» gives «الكورية الجنوبية». */
function nisbaForms(nisba: string): string[] {
  const stems = nisba.split(' ').map(foldWord)
  return ENDINGS.flatMap((ending) => {
    if (ending !== '' && !stems.every((s) => s.endsWith('ي'))) return []
    const plain = stems.map((s) => s + ending)
    return [plain.join(' '), plain.map((s) => 'ال' + s).join(' ')]
  })
}
