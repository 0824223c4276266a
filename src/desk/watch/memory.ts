import { appendFile, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BadInput } from '../../page/page.ts'
import type { Notice } from './notice.ts'
import { type Rule, ruleOf } from './rule.ts'

/** Something to be delivered that is not yet: it is on the disk before it is tried. */
export interface Parcel {
  readonly id: string
  readonly rule: string
  readonly to: string
  readonly notices: readonly Notice[]
  readonly tries: number
  /** Not before this moment (milliseconds). */
  readonly next: number
  /** Why it could not be delivered the last time. */
  readonly trouble: string | null
}

/** What watching remembers of a rule. */
export interface Watched {
  /** What was given out or waits: of each claim the fact that brought it, and its terms. */
  readonly told: readonly string[]
  /** How many notices that was. */
  readonly noticed: number
  /** Notices kept back by cool-down or quiet hours. */
  readonly held: readonly Notice[]
  readonly last: number | null
}

/** A feed that is followed, and what is known of it. */
export interface Followed {
  readonly url: string
  /** Seconds between two looks. */
  readonly every: number
  /** Whether the pages that its entries point to are read, not only what the feed says of them. */
  readonly entryPages?: boolean
  readonly next: number
  readonly failures: number
  readonly trouble: string | null
}

/** All that watching remembers; one file, replaced whole, so that a killed process leaves the one before or the one after. */
export interface Memory {
  readonly rules: readonly Rule[]
  /** Up to which record of the journal the rules have been tried. */
  readonly upTo: number | null
  readonly watched: Readonly<Record<string, Watched>>
  readonly parcels: readonly Parcel[]
  readonly feeds: readonly Followed[]
}

const EMPTY: Memory = { rules: [], upTo: null, watched: {}, parcels: [], feeds: [] }

const at = (home: string, file: string): string => join(home, 'watch', file)

/** @throws BadInput where the file is there and is not what it should be: nothing is written over it. */
export async function recall(home: string): Promise<Memory> {
  let text: string
  try {
    text = await readFile(at(home, 'watch.json'), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return EMPTY
    throw error
  }
  try {
    const memory = { ...EMPTY, ...(JSON.parse(text) as Memory) }
    // Each notice leaves two names; a memory of before they were counted is counted by them.
    const counted = Object.entries(memory.watched).map(([name, w]) => [name, { ...w, noticed: w.noticed ?? w.told.length / 2 }] as const)
    return { ...memory, rules: memory.rules.map(ruleOf), watched: Object.fromEntries(counted) }
  } catch (cause) {
    throw new BadInput(`${at(home, 'watch.json')}: cannot be read (${(cause as Error).message}); mend it or move it away`, { cause })
  }
}

const PATIENCE = 5000
const TURN = 20

/**
 * Changes what is remembered, on the disk before it returns. One process changes it at a time, from what it is at that moment: a rule that is added while
 * another process watches is not lost.
 */
export async function change(home: string, to: (memory: Memory) => Memory): Promise<Memory> {
  await mkdir(join(home, 'watch'), { recursive: true })
  const lock = at(home, 'watch.json.lock')
  for (let waited = 0; ; waited += TURN) {
    try {
      await (await open(lock, 'wx')).close()
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      // Nobody changes it for so long: whoever made the lock is no more.
      const age = Date.now() - ((await stat(lock).catch(() => null))?.mtimeMs ?? Date.now())
      if (age > PATIENCE || waited > 2 * PATIENCE) await rm(lock, { force: true })
      else await new Promise((done) => setTimeout(done, TURN))
    }
  }
  try {
    const memory = to(await recall(home))
    await write(home, memory)
    return memory
  } finally {
    await rm(lock, { force: true })
  }
}

async function write(home: string, memory: Memory): Promise<void> {
  const beside = `${at(home, 'watch.json')}.${process.pid}`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(memory, null, 1))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, at(home, 'watch.json'))
}

/** Adds lines to a file of the watch: `notices.jsonl`, all that was ever noticed, or `dead.jsonl`, what could not be delivered. */
export async function note(home: string, file: 'notices.jsonl' | 'dead.jsonl', lines: readonly object[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(join(home, 'watch'), { recursive: true })
  await appendFile(at(home, file), lines.map((line) => JSON.stringify(line) + '\n').join(''))
}

/** Everything that was ever noticed, oldest first. */
export const noticesOf = (home: string): Promise<readonly Notice[]> => noted<Notice>(home, 'notices.jsonl')

/** The lines of a file of the watch; a line that was cut off by a crash is passed over. */
export async function noted<Line>(home: string, file: 'notices.jsonl' | 'dead.jsonl'): Promise<Line[]> {
  const text = await readFile(at(home, file), 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line]
    } catch {
      return []
    }
  })
}
