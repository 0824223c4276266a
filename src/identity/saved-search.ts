import type { Decision } from './judgement.ts'

/** A search that a reader keeps: its name and its address without the language, as `/find?words=…`. */
export interface SavedSearch {
  readonly name: string
  readonly address: string
  readonly by: string
  readonly when: string
}

/** The searches that are kept, by name; the last of a name counts. */
export function savedSearches(standing: readonly Decision[]): SavedSearch[] {
  const kept = new Map<string, SavedSearch>()
  for (const { kind, what, subjects, by, when } of standing) {
    if (what !== 'search') continue
    const [name = '', address = ''] = subjects
    kept.delete(name)
    if (kind === 'keep') kept.set(name, { name, address, by, when })
  }
  return [...kept.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
