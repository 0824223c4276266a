import { type Kysely, sql } from 'kysely'
import { actorKey, numbered, standsOn } from '../../identity/identity.ts'
import { BadInput, NotFound } from '../../page/page.ts'
import type { Entity } from '../../reading/reading.ts'
import type { PageWhole } from '../answers.ts'
import { heeding } from '../fact-decisions.ts'
import { unpackReading } from '../kept-reading.ts'
import { sameActors } from '../same-actors.ts'
import type { Tables } from '../tables.ts'
import { actorRefs } from './facts.ts'

/** One page by its id, six or more of the id's first characters, or its source. */
export async function page(db: Kysely<Tables>, asked: string): Promise<PageWhole> {
  const id = await idOf(db, asked)
  const row = await db
    .selectFrom('pages')
    .innerJoin('readings', 'readings.page', 'pages.id')
    .select(['media', 'encoding', 'bytes', 'seen', 'rules', 'reading', 'text'])
    .where('pages.id', '=', id)
    .executeTakeFirstOrThrow()
  const records = await db.selectFrom('records').select(['source', 'collected', 'seen']).where('page', '=', id).orderBy('number').execute()
  const versions = (await versionsOf(db, id)).map(({ asked: _, ...version }) => version)
  const { reading: packed, text, ...rest } = row
  const { reading, verdicts } = (await heeding(db))(id, numbered(unpackReading(packed, text)))
  const same = await sameActors(db)
  const keyOf = (e: Entity): string => same.get(actorKey(e)) ?? actorKey(e)
  const refs = await actorRefs(
    db,
    reading.articles.flatMap((a) => a.entities.map(keyOf)),
  )
  return {
    id,
    ...rest,
    found: records.map((r) => ({ source: r.source, url: r.collected.url ?? null, seen: r.seen })),
    versions,
    reading,
    decided: verdicts.map(({ decision: { id: decision, kind, by, when, why, fact }, ...of }) => ({
      decision,
      kind: kind as 'confirm',
      by,
      when,
      why,
      fact: of.kind,
      id: of.id,
      article: of.article,
      span: of.read === null ? fact!.span : standsOn(of.kind, of.read),
      read: of.read,
    })),
    actors: reading.articles.map((a) => a.entities.map((e) => ({ ref: e.id, ...refs.get(keyOf(e))! }))),
  }
}

/** All versions of a page, oldest first; `asked` marks the one that was asked for. @throws as `page`. */
export async function versionsOf(
  db: Kysely<Tables>,
  asked: string,
): Promise<{ id: string; version: number; current: boolean; seen: string; asked: boolean }[]> {
  const id = await idOf(db, asked)
  const rows = await db
    .selectFrom('pages')
    .select(['id', 'version', 'current', 'seen'])
    .where('id', 'in', sql<string>`(select o.page from records r join records o using (address) where r.page = ${id})`)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, asked: row.id === id }))
}

/** @throws NotFound, or BadInput where the id's beginning fits several pages. */
async function idOf(db: Kysely<Tables>, asked: string): Promise<string> {
  if (/^[0-9a-f]{6,64}$/.test(asked)) {
    const found = await db
      .selectFrom('pages')
      .select('id')
      .where('id', '>=', asked)
      .where('id', '<', asked + 'g')
      .limit(2)
      .execute()
    if (found.length === 1) return found[0]!.id
    if (found.length > 1) throw new BadInput(`${asked}: several pages' ids begin so; give more of it`)
  }
  const bySource = await db
    .selectFrom('records')
    .select('page')
    .where((e) => e.or([e('source', '=', asked), e('address', '=', asked)]))
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (bySource === undefined) throw new NotFound(`${asked}: no page with this id or source`)
  return bySource.page
}
