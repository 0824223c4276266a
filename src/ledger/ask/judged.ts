import { type Kysely, sql } from 'kysely'
import { factAsRead, standsOn } from '../../identity/identity.ts'
import { NotFound } from '../../page/page.ts'
import type { Tally } from '../answers.ts'
import type { JudgedFact } from '../fact.ts'
import { unpackReading } from '../kept-reading.ts'
import type { Tables } from '../tables.ts'

const TABLES: Readonly<Record<string, string>> = { s: 'statements', e: 'events', p: 'pacts', c: 'commitments' }

/** A fact as it was read, with its page's text; one that was rejected too. @throws NotFound */
export async function judged(db: Kysely<Tables>, id: string): Promise<JudgedFact> {
  const table = TABLES[id[0] ?? '']
  const rows =
    table === undefined
      ? []
      : (
          await sql<{ page: string }>`select page from ${sql.table(table)} where id = ${id}
            union all select page from verdicts where fact = ${id} limit 1`.execute(db)
        ).rows
  const page = rows[0]?.page
  const kept =
    page === undefined
      ? undefined
      : await db
          .selectFrom('readings')
          .innerJoin('pages', 'pages.id', 'readings.page')
          .select(['reading', 'text'])
          .where('readings.page', '=', page)
          .executeTakeFirst()
  const found = kept === undefined ? null : factAsRead(unpackReading(kept.reading, kept.text), id)
  if (page === undefined || kept === undefined || found === null)
    throw new NotFound(`${id}: no statement, event, pact or commitment with this id`)
  return { page, kind: found.kind, article: found.article, span: standsOn(found.kind, found.fact), text: kept.text }
}

/** How much stands with each actor that a page names, and with these. */
export async function tallies(db: Kysely<Tables>, page: string, keys: readonly string[]): Promise<Tally[]> {
  const { rows } = await sql<Tally['actor'] & Omit<Tally, 'actor'>>`select key, type, ar, en, statements, events, pacts, commitments
    from actors where key = any(${[...keys]}::text[]) or key in (select key from entities where page = ${page}) order by key`.execute(db)
  return rows.map(({ key, type, ar, en, ...counts }) => ({ actor: { key, type, ar, en }, ...counts }))
}
