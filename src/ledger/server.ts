import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type { Connection, Pool, PoolClient, Submittable } from 'pg'
import { BadInput } from '../page/page.ts'
import { isCopy, type Lines } from './copy.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** Whether a ledger's path names a PostgreSQL server and not a folder. */
export const isServer = (path: string): boolean => /^postgres(ql)?:\/\//.test(path)

/** The path without its password, to be shown. */
export function shownPath(path: string): string {
  if (!isServer(path)) return path
  try {
    const url = new URL(path)
    if (url.password !== '') url.password = '…'
    return decodeURI(url.href)
  } catch {
    return 'postgres://…'
  }
}

const OLDEST = 150_000

/** A database on a PostgreSQL server, with the one lock that writers of all processes take in turn. */
export interface Server extends Database {
  /** Runs while no other process writes to this ledger. */
  exclusive<Done>(write: () => Promise<Done>): Promise<Done>
}

/** Connects to a PostgreSQL server. @throws BadInput where it cannot be reached or is too old. */
export async function openServer(url: string): Promise<Server> {
  const { default: pg } = await import('pg')
  // Compiling a query takes longer than any of ours runs. What is asked for lies in memory or on a disk without a needle: planned for one with a needle,
  // counting a word on a tenth of a million pages read all pages through (35 s for 0.3).
  const pool = new pg.Pool({ connectionString: url, max: 4, options: '-c jit=off -c random_page_cost=1.1', application_name: 'marsad' })
  // A connection that breaks is replaced when the next is asked for; who uses one is told by its own query. Unheard, it would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    const { rows } = await pool.query<{ version: string }>(`select current_setting('server_version_num') as version`)
    if (Number(rows[0]!.version) < OLDEST) throw new BadInput('MARSAD_DB: PostgreSQL 15 or newer is needed')
  } catch (cause) {
    await pool.end()
    if (cause instanceof BadInput) throw cause
    throw new BadInput(`MARSAD_DB: ${shownPath(url)} cannot be used: ${(cause as Error).message}`, { cause })
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: copying(pool) }) })
  return {
    engine: 'PostgreSQL',
    db,
    relieve: () => Promise.resolve(),
    exclusive: (write) => exclusive(pool, write),
    close: () => db.destroy(),
  }
}

// Any number will do that no other program takes by chance: «marsad» in letters.
const LOCK = 0x6d617273

async function exclusive<Done>(pool: Pool, write: () => Promise<Done>): Promise<Done> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const done = await write()
    await client.query('select pg_advisory_unlock($1)', [LOCK])
    return done
  } catch (error) {
    // The lock goes with its connection.
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

function copying(pool: Pool): PostgresPool {
  return {
    async connect() {
      const client = await pool.connect()
      const query = async (text: string, parameters: readonly unknown[]) => {
        if (isCopy(text)) return copyIn(client, text, parameters[0] as readonly Lines[])
        const { command, rowCount, rows } = await client.query<object>(text, [...parameters])
        return { command, rowCount: rowCount ?? 0, rows }
      }
      // The dialect's second form of `query` takes a cursor; none is configured, so it is never asked for.
      return { query: query as PostgresPoolClient['query'], release: () => client.release() }
    },
    end: () => pool.end(),
  }
}

// What the driver asks of a statement of its own kind: COPY answers with «go on» instead of rows.
function copyIn(client: PoolClient, text: string, lines: readonly Lines[]): Promise<{ command: string; rowCount: number; rows: [] }> {
  return new Promise((resolve, reject) => {
    let failed: Error | null = null
    const statement: Submittable & Record<string, unknown> = {
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse(connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }) {
        connection.sendCopyFromChunk(Buffer.concat(lines.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))))
        connection.endCopyFrom()
      },
      handleCommandComplete() {},
      handleError(error: Error) {
        failed = error
        reject(error)
      },
      handleReadyForQuery() {
        if (failed === null) resolve({ command: 'COPY', rowCount: 0, rows: [] })
      },
    }
    client.query(statement)
  })
}
