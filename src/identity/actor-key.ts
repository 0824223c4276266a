import type { Entity } from '../reading/reading.ts'

/**
 * What an entity is known by across pages: its English name in the lexicon, or, where it has none, its type and exact Arabic name.
 * Nothing is merged by likeness here: لوكاشيفيتش and لوكاشينكو stay two; `likeness.ts` says who may be the same, for readers to judge.
 */
export const actorKey = (entity: Pick<Entity, 'type' | 'name'>): string => entity.name.en ?? `${entity.type}:${entity.name.ar}`
