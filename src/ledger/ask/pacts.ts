import { type Kysely, sql } from 'kysely'
import type { List, Paging } from '../answers.ts'
import type { PactFact } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { newest } from './actor.ts'

/** Pacts, newest first. */
export const pacts = (
  db: Kysely<Tables>,
  of: { actor?: string | undefined; kind?: string | undefined; status?: string | undefined } & Paging,
): Promise<List<PactFact>> =>
  newest(
    db,
    'pact',
    sql.join(
      [
        sql`true`,
        ...(of.actor === undefined ? [] : [sql`f.parties @> array[${of.actor}]`]),
        ...(of.kind === undefined ? [] : [sql`f.kind = ${of.kind}`]),
        ...(of.status === undefined ? [] : [sql`f.status = ${of.status}`]),
      ],
      sql` and `,
    ),
    of,
  )
