import { type Entry, lexicon } from './names.ts'
import { outletKind } from './outlets.ts'
import { readTable } from './table.ts'

const STATES = new Set(['state', 'de-facto-state', 'former-state', 'territory'])
/** Bodies that speak and act for their state; parties, companies, aid groups and bodies of many states speak for themselves. */
const OFFICIAL = new Set(['ministry', 'army', 'palace', 'parliament', 'police', 'agency'])

/** Whether an entry is a state of today, in law or in fact. */
export const isState = (entry: Entry | undefined): boolean =>
  entry?.type === 'GPE' && (entry.kind === 'state' || entry.kind === 'de-facto-state')

/**
 * The state or territory that a thing acts for by what it is: a state for itself; its capital, ministries, army, police and parliament. Null for
 * bodies of several states, armed groups, outlets, bodies beside or against a state's power, and people: their offices say for whom they act.
 */
export function actsFor(entry: Entry): string | null {
  if (entry.type === 'GPE') return STATES.has(entry.kind) ? entry.en : entry.kind === 'capital' ? entry.country : null
  return OFFICIAL.has(entry.kind) && outletKind(entry) === null && !standApart('body').has(entry.en) ? entry.country : null
}

type Apart = 'body' | 'office' | 'no-member'

let apart: ReadonlyMap<string, ReadonlySet<string>> | null = null

/** Bodies and offices that act for no state though one has them, and states that are no members of the United Nations. */
export function standApart(kind: Apart): ReadonlySet<string> {
  apart ??= loadApart()
  return apart.get(kind) ?? new Set()
}

function loadApart(): Map<string, Set<string>> {
  const byKind = new Map<string, Set<string>>()
  for (const { name, kind } of readTable('order/apart.tsv', ['name', 'kind'])) byKind.set(kind, (byKind.get(kind) ?? new Set()).add(name))
  return byKind
}

/** Whether a state is a member of the United Nations today, as far as the lexicon tells states from territories. */
export const isUnMember = (state: string): boolean => lexicon().entries.get(state)?.kind === 'state' && !standApart('no-member').has(state)
