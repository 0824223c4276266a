import { type RawBuilder, sql } from 'kysely'
import { bounds } from '../bounds.ts'

/** Condition that what `column_earliest … column_latest` may mean touches the days asked for; undated rows pass only where none are asked for. */
export function within(table: string, of: { from?: string | undefined; to?: string | undefined }): RawBuilder<boolean> {
  const from = of.from === undefined ? undefined : bounds(of.from)?.earliest
  const to = of.to === undefined ? undefined : bounds(of.to)?.latest
  return sql<boolean>`(${from === undefined ? sql`true` : sql`${sql.ref(`${table}.latest`)} >= ${from}`} and ${
    to === undefined ? sql`true` : sql`${sql.ref(`${table}.earliest`)} <= ${to}`
  })`
}
