import { type Kysely, sql } from 'kysely'
import type { Overview } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { rowsNow } from './current.ts'
import { PAGE_REF } from './facts.ts'

/** Counts over the current pages, their outlets, the time they cover, and the newest of them. */
export async function overview(db: Kysely<Tables>, rules: string, of: { newest: number }): Promise<Overview> {
  const { rows } = await sql<Omit<Overview['counts'], 'pages' | 'versions' | 'messages'>>`
    select a.persons, a.organisations, a.places,
      ${rowsNow('statements')} as statements, ${rowsNow('times')} as times, ${rowsNow('events')} as events,
      ${rowsNow('pacts')} as pacts, ${rowsNow('commitments')} as commitments
    from state,
      (select (count(*) filter (where type = 'PER'))::integer as persons, (count(*) filter (where type = 'ORG'))::integer as organisations,
        (count(*) filter (where type in ('GPE', 'LOC', 'FAC')))::integer as places from actors) a`.execute(db)
  const { pages, versions, messages, published, outlets } = await counted(db)
  const newest = await db
    .selectFrom('pages')
    .select(PAGE_REF)
    .where('current', '=', true)
    .orderBy('latest', (o) => o.desc().nullsLast())
    .orderBy('published', 'desc')
    .orderBy('number', 'desc')
    .limit(of.newest)
    .execute()
  return {
    counts: { pages, versions, ...rows[0]!, messages },
    published,
    outlets,
    newest,
    rules,
  }
}

/** What one look at all pages tells: how many there are, of which outlets, and which days they are of. */
async function counted(db: Kysely<Tables>) {
  const { rows } = await sql<PagesOf>`
    select outlet, (count(*) filter (where current))::integer as pages, count(*)::integer as versions,
      coalesce(sum(messages) filter (where current), 0)::integer as messages, min(earliest) filter (where current) as earliest,
      max(latest) filter (where current) as latest, (count(*) filter (where current and latest is null))::integer as undated
    from pages group by outlet order by pages desc, outlet`.execute(db)
  const sum = (of: (row: PagesOf) => number): number => rows.reduce((n, row) => n + of(row), 0)
  const days = (of: (row: PagesOf) => string | null): string[] => rows.flatMap((row) => of(row) ?? []).sort()
  return {
    pages: sum((r) => r.pages),
    versions: sum((r) => r.versions),
    messages: sum((r) => r.messages),
    published: {
      earliest: days((r) => r.earliest)[0] ?? null,
      latest: days((r) => r.latest).at(-1) ?? null,
      undated: sum((r) => r.undated),
    },
    outlets: rows.flatMap(({ outlet, pages }) => (pages === 0 ? [] : [{ outlet, pages }])),
  }
}

interface PagesOf {
  readonly outlet: string | null
  readonly pages: number
  readonly versions: number
  readonly messages: number
  readonly earliest: string | null
  readonly latest: string | null
  readonly undated: number
}
