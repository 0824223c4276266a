import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { foldWord, isJoiner, splitProclitics, type Token, tokenize } from '../text/text.ts'
import { cellValues, hasTable, readTable } from './table.ts'

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

interface Node {
  next: Map<string, Node> | null
  full: Entry[] | null
  short: Entry[] | null
}

export interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>
  readonly holders: readonly Holder[]
  readonly members: readonly Member[]
  readonly offices: ReadonlyMap<string, readonly string[]>
  /** Longest lexicon name that starts at token `i`, clitics allowed before it; null where none does. */
  nameAt(tokens: readonly Token[], i: number, end: number): NameHit | null
  /** States and places whose adjective this folded word is («الروسيه», «روسي», «وروسيا» is none). */
  nisba(form: string): readonly Entry[]
  /** Who held the office at an ISO date; empty where the lexicon does not know or the date is null. */
  holdersAt(office: string, of: string, date: string | null): readonly Holder[]
  /** Members of a body at an ISO date. */
  membersAt(body: string, date: string | null): readonly Member[]
}

const COLUMNS = ['en', 'type', 'ar', 'forms', 'short', 'nisba', 'country', 'kind', 'wikidata', 'lat', 'lon'] as const
const NO_ENTRIES: readonly Entry[] = []

let loaded: Lexicon | null = null

/** The lexicon, read and checked on first use and kept for the life of the process. */
export function lexicon(): Lexicon {
  loaded ??= load()
  return loaded
}

function load(): Lexicon {
  const entries = new Map<string, Entry>()
  const root: Node = { next: null, full: null, short: null }
  const nisbas = new Map<string, Entry[]>()
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
      entries.set(entry.en, entry)
      for (const form of [entry.ar, ...entry.forms]) plant(root, form, entry, 'full')
      for (const form of entry.short) plant(root, form, entry, 'short')
      for (const n of entry.nisba) {
        const stem = foldWord(n)
        for (const form of stem.endsWith('ي')
          ? [stem, stem + 'ه', stem + 'ين', stem + 'ون', stem + 'ات', stem + 'تين', stem + 'ان', stem + 'تان']
          : [stem]) {
          const list = nisbas.get(form)
          if (list === undefined) nisbas.set(form, [entry])
          else if (!list.includes(entry)) list.push(entry)
        }
      }
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
  const held = (from: string, to: string, date: string): boolean =>
    (from === '' || from <= date) && (to === '' || to.slice(0, date.length) >= date.slice(0, to.length))
  return {
    entries,
    holders,
    members,
    offices,
    nameAt: (tokens, i, end) => longestName(root, tokens, i, end),
    nisba: (form) => {
      const direct = nisbas.get(form)
      if (direct !== undefined) return direct
      for (const { rest } of splitProclitics(form)) {
        const found = nisbas.get(rest) ?? (rest.startsWith('ال') ? nisbas.get(rest.slice(2)) : undefined)
        if (found !== undefined) return found
      }
      return NO_ENTRIES
    },
    holdersAt: (office, of, date) => {
      if (date === null) return []
      return (holdersBy.get(`${office}\t${of}`) ?? []).filter((h) => held(h.from, h.to, date.slice(0, 10)))
    },
    membersAt: (body, date) => members.filter((m) => m.body === body && (date === null || held(m.from, m.to, date.slice(0, 10)))),
  }
}

/** Folded words of a name, hyphens, dots and the like inside it left out: «إس-400» and «إس 400» meet. */
function nameWords(form: string): string[] {
  return tokenize(form)
    .filter((t) => t.kind !== 'mark')
    .map((t) => t.form)
}

function plant(root: Node, form: string, entry: Entry, kind: 'full' | 'short'): void {
  let node = root
  const words = nameWords(form)
  if (words.length === 0) throw new Error(`lexicon: "${entry.en}" has a form without letters: "${form}"`)
  for (const w of words) {
    node.next ??= new Map()
    let next = node.next.get(w)
    if (next === undefined) {
      next = { next: null, full: null, short: null }
      node.next.set(w, next)
    }
    node = next
  }
  const list = node[kind]
  if (list === null) node[kind] = [entry]
  else if (!list.includes(entry)) list.push(entry)
}

function longestName(root: Node, tokens: readonly Token[], i: number, end: number): NameHit | null {
  const first = tokens[i]!
  if (first.kind === 'mark') return null
  let best: NameHit | null = null
  for (const { clitics, rest } of first.kind === 'word' ? splitProclitics(first.form) : [{ clitics: '', rest: first.form }]) {
    const start = root.next?.get(rest)
    if (start === undefined) continue
    let node = start
    let at = i + 1
    let hit = node.full !== null || node.short !== null ? { node, to: at } : null
    while (node.next !== null && at < end) {
      const skip = isJoiner(tokens, at) || isNameMark(tokens, at) ? 1 : 0
      const token = tokens[at + skip]
      if (token === undefined || at + skip >= end) break
      const next = node.next.get(token.form)
      if (next === undefined) break
      node = next
      at += skip + 1
      if (node.full !== null || node.short !== null) hit = { node, to: at }
    }
    if (hit === null) continue
    if (best === null || hit.to > best.to)
      best = { from: i, to: hit.to, skip: clitics.length, full: hit.node.full ?? NO_ENTRIES, short: hit.node.short ?? NO_ENTRIES }
  }
  return best
}

// Marks that may stand inside a name before its next word: «منظمة "معاهدة الأمن الجماعي"», «معاهدة (نيو ستارت)».
const isNameMark = (tokens: readonly Token[], i: number): boolean => {
  const form = tokens[i]!.form
  return tokens[i]!.kind === 'mark' && (form === '"' || form === '«' || form === '(' || form === '“' || form === '-')
}
