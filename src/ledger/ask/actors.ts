import { type Kysely, sql } from 'kysely'
import { foldWord } from '../../text/text.ts'
import type { ActorLine, List, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'

export const ACTOR_LINE = ['key', 'type', 'ar', 'en', 'pages', 'statements', 'events', 'pacts'] as const

/** Actors of the current pages, most named first; `name` is part of a name as pages write it, spelling variants met. */
export async function actors(
  db: Kysely<Tables>,
  of: { name?: string | undefined; type?: string | undefined } & Paging,
): Promise<List<ActorLine>> {
  let chosen = db.selectFrom('actors')
  if (of.type !== undefined) chosen = chosen.where('type', '=', of.type as ActorLine['type'])
  if (of.name !== undefined && of.name.trim() !== '') {
    const keys = await keysNamed(db, of.name)
    if (keys.length === 0) return { total: 0, offset: of.offset, limit: of.limit, items: [] }
    chosen = chosen.where('key', 'in', keys)
  }
  const { total } = await chosen.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const items = await chosen.select(ACTOR_LINE).orderBy('pages', 'desc').orderBy('key').offset(of.offset).limit(of.limit).execute()
  return { total, offset: of.offset, limit: of.limit, items }
}

/** Keys of the actors whose English name, Arabic name or form in a page holds the name asked for, whole words first folded. */
export async function keysNamed(db: Kysely<Tables>, name: string): Promise<string[]> {
  const folded = foldWord(name.trim())
  const all = await db.selectFrom('actors').select(['key', 'ar', 'en']).execute()
  const keys = new Set(
    all.filter((a) => foldWord(a.ar).includes(folded) || a.en?.toLowerCase().includes(folded) === true).map((a) => a.key),
  )
  const rows = await db.selectFrom('forms').select('key').where('form', '=', name.trim()).execute()
  for (const { key } of rows) keys.add(key)
  return [...keys]
}
