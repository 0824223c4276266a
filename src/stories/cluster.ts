import { WINDOW } from './compare.ts'
import type { Telling } from './telling.ts'

/** What of an article its place among others depends on, beside its links. */
export type Dated = Pick<Telling, 'id' | 'at'>

/** What a comparison found between two articles, by their indexes: `a < b`. Pairs that are nothing to each other are no links. */
export interface Links {
  readonly a: Uint32Array
  readonly b: Uint32Array
  /** Log odds of one story, and of one event. */
  readonly story: Float32Array
  readonly event: Float32Array
  /** Share of the shorter one's sentences carried, 0 where it is no copy. */
  readonly copied: Float32Array
}

/** Where each article belongs, as the index of the first article of its group in time; `report`: articles that are copies of one text. */
export interface Groups {
  readonly report: Int32Array
  readonly event: Int32Array
  readonly story: Int32Array
}

/** Votes of a group that are heard: three at least, and of a large group a third of those that could be given. */
const FEWEST = 3
const HEARD = 0.35
/** Log odds that a vote counts which could be given and is not: the two were too far apart to be compared. */
const SILENT = -1.5
/** How much a whole copy speaks for one event, in log odds. */
const COPY_SPEAKS = 3
/** Log odds from which a group takes an article or a group in: a group is to be likelier than a pair, since errors chain. */
const JOIN = 0.5
/** Articles of the same event are told within two days. */
const EVENT_HOURS = 48

/**
 * Groups articles by their links: into reports (one text and its copies), events and stories. Articles are taken in the order of their
 * dates, whatever order they came in; each joins the group of whose members enough speak for it. An event lies in one story, a report need not lie in one event.
 */
export function cluster(tellings: readonly Dated[], links: Links): Groups {
  const order = tellings
    .map((_, i) => i)
    .sort((x, y) => (tellings[x]!.at ?? 0) - (tellings[y]!.at ?? 0) || byId(tellings[x]!, tellings[y]!))
  const rank = new Int32Array(tellings.length)
  order.forEach((i, r) => {
    rank[i] = r
  })
  const around = neighbours(tellings.length, links)
  const event = eventGroups(tellings, links, order, rank, around)
  return { report: reportGroups(tellings, links, rank), event, story: storyGroups(tellings, links, order, event, around) }
}

const byId = (a: Dated, b: Dated): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

// For each article the numbers of its links.
function neighbours(count: number, { a, b }: Links): Uint32Array[] {
  const degree = new Uint32Array(count)
  for (let l = 0; l < a.length; l++) {
    degree[a[l]!]!++
    degree[b[l]!]!++
  }
  const lists = Array.from(degree, (n) => new Uint32Array(n))
  degree.fill(0)
  for (let l = 0; l < a.length; l++) for (const i of [a[l]!, b[l]!]) lists[i]![degree[i]!++] = l
  return lists
}

function reportGroups(tellings: readonly Dated[], { a, b, copied }: Links, rank: Int32Array): Int32Array {
  const parent = Int32Array.from(tellings.keys())
  const top = (i: number): number => {
    let at = i
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let l = 0; l < a.length; l++) {
    if (copied[l] === 0) continue
    const [x, y] = [top(a[l]!), top(b[l]!)]
    if (rank[x]! < rank[y]!) parent[y] = x
    else parent[x] = y
  }
  return parent.map((_, i) => top(i))
}

function eventGroups(
  tellings: readonly Dated[],
  { a, b, story, event, copied }: Links,
  order: readonly number[],
  rank: Int32Array,
  around: readonly Uint32Array[],
): Int32Array {
  const of = new Int32Array(tellings.length).fill(-1)
  const members = new Map<number, number[]>()
  for (const i of order) {
    const votes = new Map<number, number[]>()
    for (const l of around[i]!) {
      const other = a[l] === i ? b[l]! : a[l]!
      if (rank[other]! > rank[i]! || apart(tellings[i]!, tellings[other]!) > EVENT_HOURS) continue
      add(votes, of[other]!, Math.min(story[l]!, event[l]! + COPY_SPEAKS * copied[l]!))
    }
    const couldVote = (group: number): number =>
      members.get(group)!.reduce((n, m) => n + (apart(tellings[i]!, tellings[m]!) <= EVENT_HOURS ? 1 : 0), 0)
    const joined = best(votes, couldVote) ?? i
    of[i] = joined
    add(members, joined, i)
  }
  return of
}

function storyGroups(
  tellings: readonly Dated[],
  { a, b, story, copied }: Links,
  order: readonly number[],
  event: Int32Array,
  around: readonly Uint32Array[],
): Int32Array {
  const events = new Map<number, number[]>()
  for (const i of order) add(events, event[i]!, i)
  const members = new Map<number, number[]>()
  const of = new Int32Array(tellings.length).fill(-1)
  // Maps keep the order of their first keys: events come in the order of their first articles.
  for (const [first, own] of events) {
    const votes = new Map<number, number[]>()
    for (const i of own)
      for (const l of around[i]!) {
        const other = a[l] === i ? b[l]! : a[l]!
        if (of[other]! < 0 || apart(tellings[i]!, tellings[other]!) > WINDOW) continue
        add(votes, of[other]!, story[l]! + COPY_SPEAKS * copied[l]!)
      }
    const couldVote = (group: number): number => {
      let n = 0
      for (const m of members.get(group)!) for (const i of own) if (apart(tellings[i]!, tellings[m]!) <= WINDOW) n++
      return n
    }
    const joined = best(votes, couldVote) ?? first
    for (const i of own) {
      of[i] = joined
      add(members, joined, i)
    }
  }
  return of
}

const apart = (a: Dated, b: Dated): number => (a.at === null || b.at === null ? Number.POSITIVE_INFINITY : Math.abs(a.at - b.at))

function add<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** The group that speaks most for taking in, if above the threshold; the one that came first where two are equal. */
function best(votes: ReadonlyMap<number, number[]>, couldVote: (group: number) => number): number | null {
  let chosen: number | null = null
  let highest = JOIN
  for (const [group, speaks] of votes) {
    const possible = couldVote(group)
    const heard = Math.min(possible, Math.max(FEWEST, Math.ceil(HEARD * possible)))
    const top = speaks.sort((x, y) => y - x).slice(0, heard)
    const mean = (top.reduce((n, v) => n + v, 0) + SILENT * (heard - top.length)) / heard
    if (mean > highest || (mean === highest && chosen !== null && group < chosen)) {
      highest = mean
      chosen = group
    }
  }
  return chosen
}
