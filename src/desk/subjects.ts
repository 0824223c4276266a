import type { Ledger } from '../ledger/ledger.ts'
import { BadInput } from '../page/page.ts'
import { storyOf } from './story-lines.ts'

/** What a decision is about. */
export interface Subjects {
  readonly what: 'actor' | 'story'
  readonly subjects: readonly string[]
}

/** Whether a name is a story's id. */
export const isStoryId = (name: string): boolean => /^S[0-9a-f]{12}/.test(name)

/** What the names to be merged mean: stories, each by the article it began with, or actors by their keys. @throws BadInput where they are mixed. */
export async function mergeable(ledger: Ledger, names: readonly string[]): Promise<Subjects> {
  if (names.every(isStoryId)) {
    const subjects: string[] = []
    for (const name of names) subjects.push((await storyOf(ledger, name)).members[0]!.id)
    return distinct('story', subjects)
  }
  if (names.some(isStoryId)) throw new BadInput('stories are merged with stories and actors with actors; found both')
  const keys: string[] = []
  for (const name of names) keys.push((await ledger.actor({ key: name, offset: 0, limit: 1 })).actor.key)
  return distinct('actor', keys)
}

function distinct(what: Subjects['what'], subjects: readonly string[]): Subjects {
  if (new Set(subjects).size < subjects.length)
    throw new BadInput(`expected different ${what === 'actor' ? 'actors' : 'stories'}; two of them are one already`)
  return { what, subjects }
}
