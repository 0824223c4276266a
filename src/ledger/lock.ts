import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Damaged, Held } from './trouble.ts'

/** Who holds a ledger's folder. `began` tells a process from a later one with the same number, where the system says it. */
interface Holder {
  readonly token: string
  readonly pid: number
  readonly began: string | null
  readonly host: string
  readonly address: string | null
}

/** A lock held; `stale` says whether it was taken over from a process that ended without giving it back. */
export interface Lock {
  readonly stale: boolean
  /** Says at which address this process serves the ledger. */
  announce(address: string): void
  release(): void
}

/**
 * Takes the folder's lock for this process; the embedded database takes none of its own.
 * @throws Held where a living process has it.
 */
export function takeLock(folder: string): Lock {
  const path = join(folder, 'lock')
  let mine: Holder = { token: randomUUID(), pid: process.pid, began: beginning(process.pid), host: hostname(), address: null }
  let stale = false
  for (let attempt = 0; !create(path, mine); attempt++) {
    const other = readHolder(path)
    if (other !== null && isAlive(other)) throw new Held(folder, other.pid, other.host === hostname() ? null : other.host, other.address)
    if (attempt > 20) throw new Damaged(`${path} could neither be taken nor removed; remove it by hand if no marsad runs`)
    if (clearStale(path, other)) stale = true
  }
  return {
    stale,
    announce(address) {
      mine = { ...mine, address }
      writeAside(path, mine)
      renameSync(aside(path, mine), path)
    },
    release() {
      if (readHolder(path)?.token === mine.token) rmSync(path, { force: true })
    },
  }
}

/** Address at which a living process serves the folder's ledger; null where none does. */
export function servedAt(folder: string): string | null {
  const holder = readHolder(join(folder, 'lock'))
  return holder !== null && isAlive(holder) ? holder.address : null
}

const aside = (path: string, holder: Holder): string => `${path}.${holder.token}`
const writeAside = (path: string, holder: Holder): void => writeFileSync(aside(path, holder), JSON.stringify(holder) + '\n')

// A link to a finished file: the lock never stands there half written, and an existing one is never written over.
function create(path: string, holder: Holder): boolean {
  writeAside(path, holder)
  try {
    linkSync(aside(path, holder), path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside(path, holder), { force: true })
  }
}

// Two processes may find the same dead lock. Moving it is atomic; who moved a lock that is not the dead one puts it back.
function clearStale(path: string, dead: Holder | null): boolean {
  const moved = `${path}.stale-${process.pid}`
  try {
    renameSync(path, moved)
  } catch {
    return false
  }
  const was = readHolder(moved)
  try {
    if (was !== null && was.token !== dead?.token) {
      linkSync(moved, path)
      return false
    }
  } catch {
    return false
  } finally {
    rmSync(moved, { force: true })
  }
  return true
}

function readHolder(path: string): Holder | null {
  try {
    const holder = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>
    return typeof holder.pid === 'number' && typeof holder.token === 'string' ? (holder as Holder) : null
  } catch {
    return null
  }
}

// Whether a process of another machine lives cannot be known from here: it counts as living.
function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return holder.began === null || holder.began === beginning(holder.pid)
}

/** When the process began, in the system's own ticks; null where the system does not say (outside Linux). */
function beginning(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
