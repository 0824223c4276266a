import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import { isCopy } from './copy.ts'
import { labelOf, migrations } from './migrations.ts'
import type { Tables } from './tables.ts'
import { Damaged } from './trouble.ts'

/** An open database: the one seam between the ledger and its driver. */
export interface Database {
  readonly engine: string
  readonly db: Kysely<Tables>
  /** Called after each batch: brings the files up to what was written where the store does not do so by itself and much was written. */
  relieve(): Promise<void>
  close(): Promise<void>
}

// Made by the build: PostgreSQL's own beginning takes several seconds of work, a copy of its result one.
const EMPTY = new URL('../../dist/ledger/empty.tar.gz', import.meta.url)

/** Opens the embedded database of a folder, or makes one there; `damaged` is told where a statement meets damage in its files. */
export async function openEmbedded(folder: string, damaged: (why: string) => void = () => {}): Promise<Database> {
  const { PGlite } = await import('@electric-sql/pglite')
  const begin = !existsSync(folder) && existsSync(EMPTY) ? { loadDataDir: new Blob([await readFile(EMPTY)]) } : {}
  await mkdir(folder, { recursive: true })
  const pglite = new PGlite({
    dataDir: folder,
    ...begin,
    startParams: [...PGlite.defaultStartParams, ...STARTING],
    parsers: { [BYTEA]: bytesOf },
  })
  await pglite.waitReady
  let written = 0
  const copied = (bytes: number): void => {
    written += bytes
  }
  const pool = poolOfOne(pglite, { copied, damaged })
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const relieve = async (): Promise<void> => {
    if (written < CHECKPOINT_BYTES) return
    await sql`checkpoint`.execute(db)
    written = 0
  }
  return { engine: 'PGlite', db, relieve, close: () => db.destroy() }
}

// PGlite's own reading of bytes goes digit by digit: 220 ms for the readings of 250 pages that take 14 so.
const BYTEA = 17
const bytesOf = (value: string): Uint8Array => Buffer.from(value.slice(2), 'hex')

const CHECKPOINT_BYTES = 48 * 1024 * 1024

// Without other processes PostgreSQL never makes a checkpoint by itself: the log would grow for ever. The ledger makes them; here the log is
// held small. Nobody replicates it, so it need not hold what an index just built can be read from. `jit` is not there.
const STARTING = [
  ['wal_level', 'minimal'],
  ['max_wal_senders', '0'],
  ['min_wal_size', '32MB'],
  ['max_wal_size', '64MB'],
  ['wal_init_zero', 'off'],
  ['synchronous_commit', 'off'],
  ['work_mem', '16MB'],
  ['jit', 'off'],
  // A third of the rows that are looked at otherwise: estimates as good for what is asked, at a third of the cost.
  ['default_statistics_target', '40'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`])

/** An empty database as a compressed archive, for `openEmbedded` to begin from. */
export async function dumpEmpty(): Promise<Uint8Array> {
  const { PGlite } = await import('@electric-sql/pglite')
  const pglite = new PGlite('memory://')
  await pglite.exec('checkpoint')
  const dump = await pglite.dumpDataDir('gzip')
  await pglite.close()
  return new Uint8Array(await dump.arrayBuffer())
}

type Embedded = import('@electric-sql/pglite').PGlite

// Kysely's own PostgreSQL dialect asks for a pool. The embedded database has one connection: who connects waits until the one before
// releases it, so that statements of two transactions never mix.
interface Told {
  copied(bytes: number): void
  damaged(why: string): void
}

function poolOfOne(pglite: Embedded, told: Told): PostgresPool {
  let last: Promise<void> = Promise.resolve()
  return {
    async connect() {
      const before = last
      let release = (): void => {}
      last = new Promise((resolve) => {
        release = resolve
      })
      await before
      return clientOf(pglite, told, release)
    },
    end: () => pglite.close(),
  }
}

// The embedded database answers in this thread, and one question may follow another without anything else having its turn in between.
const TURN_MS = 15
let turned = 0

async function giveWay(): Promise<void> {
  if (performance.now() - turned < TURN_MS) return
  await new Promise<void>((resume) => setImmediate(resume))
  turned = performance.now()
}

function clientOf(pglite: Embedded, told: Told, release: () => void): PostgresPoolClient {
  const query = async (text: string, parameters: readonly unknown[]) => {
    await giveWay()
    const blob = isCopy(text) ? new Blob(parameters[0] as ConstructorParameters<typeof Blob>[0]) : undefined
    if (blob !== undefined) told.copied(blob.size)
    const asked =
      blob === undefined
        ? pglite.query(text, [...parameters])
        : pglite.query(text.replace(/ from stdin$/, " from '/dev/blob'"), [], { blob })
    const result = await asked.catch((error: unknown) => {
      throw understood(error as Error & { code?: string }, told)
    })
    return { command: result.command, rowCount: result.affectedRows ?? 0, rows: result.rows }
  }
  // The dialect's second form of `query` takes a cursor; none is configured, so it is never asked for.
  return { query: query as PostgresPoolClient['query'], release }
}

// What the engine throws when it stops altogether.
const STOPPED: ReadonlySet<string> = new Set(['RuntimeError', 'ExitStatus'])

// PostgreSQL's classes of trouble with files: damage is told, so that the next opening makes the database anew from the journal.
function understood(error: Error & { code?: string }, told: Told): Error {
  const { code = '', message } = error
  if (code === '53100' || /no space left/i.test(message))
    return new Damaged(`the database cannot be written: the disk is full (${message}); what was acknowledged is kept`, { cause: error })
  if (!/^(XX00[012]|58P01|58030)$/.test(code) && !STOPPED.has(error.name)) return error
  told.damaged(`a statement met damage: ${message}`)
  return new Damaged(`the database is damaged (${message}); it is made anew from the journal when the ledger is next opened`, {
    cause: error,
  })
}

/** Brings the schema up to now, or up to an earlier step; says which step it stands at. */
export async function migrate({ db }: Database, upTo = migrations.length): Promise<number> {
  await sql`create table if not exists migrations (step integer primary key, name text not null)`.execute(db)
  const { rows } = await sql<{ step: number }>`select coalesce(max(step), 0) as step from migrations`.execute(db)
  const at = rows[0]!.step
  if (at > migrations.length) throw new Error(`the database is at step ${at}, this version of Marsad knows ${migrations.length}`)
  for (const [i, migration] of migrations.entries())
    if (i >= at && i < upTo)
      await db.transaction().execute(async (step) => {
        for (const statement of statements(migration.sql)) await sql.raw(byCode(statement)).execute(step)
        await sql`insert into migrations (step, name) values (${i + 1}, ${labelOf(migration)})`.execute(step)
      })
  return Math.max(at, upTo)
}

// One statement at a time, as the extended protocol wants it; a migration's statements end with a semicolon at a line's end.
const statements = (text: string): string[] =>
  text
    .split(/;\n/)
    .map((s) => s.trim())
    .filter((s) => s !== '')

// Text is ordered by its code points on every server, as it is in the embedded database, whatever the server's own language.
const byCode = (statement: string): string =>
  /^create table/.test(statement) ? statement.replace(/(\w"?) text(\[\])?(?=[ ,)])/g, '$1 text$2 collate "C"') : statement

/** Takes away everything that is derived, so that `migrate` begins anew; the journal of a ledger on a server stays. */
export async function dropDerived({ db }: Database): Promise<void> {
  const made = migrations.flatMap(({ sql: text }) => [...text.matchAll(/create table (?:if not exists )?(\w+)/g)].map((m) => m[1]!))
  for (const table of ['migrations', ...made])
    if (table !== 'journal') await sql`drop table if exists ${sql.table(table)} cascade`.execute(db)
}
