import { existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { lost, rowCounts } from './ask/doctor.ts'
import { type Database, dropDerived, migrate, openEmbedded } from './database.ts'
import { changedFiles, noteDamage, noteFiles } from './files.ts'
import { type Journal, openJournal } from './journal.ts'
import { type Lock, takeLock } from './lock.ts'
import { labelOf, migrations } from './migrations.ts'
import { isServer, openServer, shownPath } from './server.ts'
import { openServerJournal } from './server-journal.ts'
import { Damaged } from './trouble.ts'

/** The parts of an open ledger. */
export interface Parts {
  readonly path: string
  readonly lock: Lock
  readonly journal: Journal
  readonly database: Database
  readonly migration: number
  /** Why the database was made anew; null where it was found in order. */
  readonly rebuilt: string | null
  /** Runs while nobody else writes to this ledger: in this process and, on a server, in others. */
  exclusive<Done>(write: () => Promise<Done>): Promise<Done>
}

/** Takes the lock, opens the journal, and opens the database or, where it is not in order, sets it aside for an empty one. */
export async function openParts(path: string): Promise<Parts> {
  if (isServer(path)) return openOnServer(path)
  try {
    return await openInFolder(path)
  } catch (error) {
    throw understood(path, error as NodeJS.ErrnoException)
  }
}

async function openInFolder(path: string): Promise<Parts> {
  await makeFolder(path)
  const lock = takeLock(path)
  try {
    const journal = await openJournal(join(path, 'journal'))
    try {
      return { path, lock, journal, ...(await openDatabase(path, journal, lock.stale)), exclusive: inTurn((write) => write()) }
    } catch (error) {
      await journal.close()
      throw error
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

// One by one: where a folder takes no others (/proc), Node's own way of making all of them never ends.
async function makeFolder(path: string): Promise<void> {
  const isFolder = (): boolean => existsSync(path) && statSync(path).isDirectory()
  if (isFolder()) return
  if (!existsSync(dirname(path))) await makeFolder(dirname(path))
  await mkdir(path).catch((error: unknown) => {
    // Another process may have made it meanwhile.
    if (!isFolder()) throw error
  })
}

const SAID: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it lies on a disk that cannot be written',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'it is no folder',
  EEXIST: 'it is no folder',
}

// What the system says of a folder that cannot be used, said so that the reader can act on it.
function understood(path: string, error: NodeJS.ErrnoException): Error {
  const said = SAID[error.code ?? '']
  if (said === undefined) return error
  return new Damaged(`the ledger at ${path} cannot be opened: ${said} (${error.message}); give another folder with MARSAD_DB`, {
    cause: error,
  })
}

// The server keeps the journal in a table, and orders those who write; several processes may have the ledger open.
async function openOnServer(url: string): Promise<Parts> {
  const database = await openServer(url)
  try {
    const prepare = async (): Promise<Pick<Parts, 'migration' | 'rebuilt'>> => {
      const trouble = await troubleOf(database.db, null)
      const rebuilt = trouble === NO_LEDGER ? null : trouble
      if (rebuilt !== null) await dropDerived(database)
      return { migration: await migrate(database), rebuilt }
    }
    const made = await database.exclusive(prepare)
    const lock = { stale: false, announce: () => {}, release: () => {} }
    return {
      path: shownPath(url),
      lock,
      journal: await openServerJournal(database.db),
      database,
      ...made,
      exclusive: inTurn(database.exclusive),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** One writer after the other in this process; `outer` keeps others out. */
function inTurn(outer: Parts['exclusive']): Parts['exclusive'] {
  let last: Promise<unknown> = Promise.resolve()
  return (write) => {
    const done = last.then(() => outer(write))
    last = done.catch(() => {})
    return done
  }
}

/** `suspect`: the process before this one did not close it, so every row is counted. */
async function openDatabase(path: string, journal: Journal, suspect: boolean): Promise<Pick<Parts, 'database' | 'migration' | 'rebuilt'>> {
  const folder = join(path, 'db')
  let rebuilt: string | null = null
  const open = (): Promise<Database> => openNoted(folder)
  if (existsSync(folder)) {
    try {
      const changed = changedFiles(folder)
      if (changed !== null) throw new Error(changed)
      const database = await open()
      const trouble = await troubleOf(database.db, journal, suspect)
      if (trouble === null) return { database, migration: await migrate(database), rebuilt: null }
      rebuilt = trouble
      await database.close()
    } catch (error) {
      if (error instanceof Damaged) throw error
      rebuilt = error instanceof Error ? error.message : String(error)
      if (!/^(\d+ of its files were changed|a statement met damage)/.test(rebuilt)) rebuilt = `it did not open: ${rebuilt}`
    }
    await rm(folder + '.aside', { recursive: true, force: true })
    await rename(folder, folder + '.aside')
  } else if (journal.records > 0) rebuilt = 'it was not there'
  const database = await open()
  return { database, migration: await migrate(database), rebuilt }
}

/** The embedded database, which notes its files when it is closed, or that it is damaged. */
async function openNoted(folder: string): Promise<Database> {
  let damage: string | null = null
  const database = await openEmbedded(folder, (why) => {
    damage ??= why
  })
  return {
    ...database,
    async close() {
      try {
        await database.close()
      } finally {
        if (damage !== null) noteDamage(folder, damage)
        else noteFiles(folder)
      }
    },
  }
}

const NO_LEDGER = 'it holds no ledger'

/** What is wrong with a database that opened, in words; null where nothing is. */
async function troubleOf(db: Database['db'], journal: Journal | null, suspect = false): Promise<string | null> {
  const made = await sql<{
    there: boolean
  }>`select to_regclass('state') is not null and to_regclass('migrations') is not null as there`.execute(db)
  if (!made.rows[0]!.there) return NO_LEDGER
  const { rows } = await sql<{ step: number }>`select coalesce(max(step), 0) as step from migrations`.execute(db)
  if (rows[0]!.step > migrations.length)
    throw new Damaged(`the ledger was written by a newer Marsad (step ${rows[0]!.step}, this one knows ${migrations.length}); use that one`)
  const names = await sql<{ name: string }>`select name from migrations order by step`.execute(db)
  if (names.rows.some((m, i) => migrations[i] === undefined || m.name !== labelOf(migrations[i])))
    return 'it was made by an early Marsad, before the first release'
  const state = await db.selectFrom('state').select(['applied', 'rows']).executeTakeFirst()
  if (state === undefined) return 'its state is missing'
  if (journal !== null && state.applied > journal.records)
    return `it has taken in ${state.applied} records, the journal has ${journal.records}`
  if (!suspect) return null
  const missing = lost(await rowCounts(db), state.rows)
  return missing.length === 0 ? null : missing.join('; ')
}
