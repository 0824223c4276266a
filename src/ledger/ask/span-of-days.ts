import { type RawBuilder, sql } from 'kysely'
import { bounds } from '../bounds.ts'

/** The first and the last day that are asked for; undefined where no such end is. */
export const daysAsked = (of: {
  from?: string | undefined
  to?: string | undefined
}): { from: string | undefined; to: string | undefined } => ({
  from: of.from === undefined ? undefined : bounds(of.from)?.earliest,
  to: of.to === undefined ? undefined : bounds(of.to)?.latest,
})

/** Condition that what `column_earliest … column_latest` may mean touches the days asked for; undated rows pass only where none are asked for. */
export function within(table: string, of: { from?: string | undefined; to?: string | undefined }): RawBuilder<boolean> {
  const { from, to } = daysAsked(of)
  return sql<boolean>`(${from === undefined ? sql`true` : sql`${sql.ref(`${table}.latest`)} >= ${from}`} and ${
    to === undefined ? sql`true` : sql`${sql.ref(`${table}.earliest`)} <= ${to}`
  })`
}
