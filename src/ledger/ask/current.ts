import { sql } from 'kysely'
import type { FACT_TABLES } from '../tables.ts'

/** Condition that a fact `f` stands on a page that is current. Few pages are older versions: leaving those out costs less than joining all others. */
export const NOW = sql<boolean>`not exists (select 1 from pages o where o.id = f.page and not o.current)`

/** How many rows of a table stand on current pages, off `state`, which counts them all. */
export const rowsNow = (table: (typeof FACT_TABLES)[number]) =>
  sql<number>`(coalesce((state.rows->>${sql.lit(table)})::integer, 0)
    - (select count(*) from ${sql.table(table)} f where f.page = any(array(select id from pages where not current))))::integer`
