import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ledger } from '../../ledger/ledger.ts'
import { BadInput, NotFound } from '../../page/page.ts'
import type { Desk } from '../desk.ts'
import { checkPlace, type Means } from './deliver.ts'
import { type Look, lookAtFeeds } from './feeds.ts'
import { keyNamed } from './match.ts'
import { change, noted, type Parcel } from './memory.ts'
import { type Round, round } from './round.ts'
import { type Rule, ruleOf } from './rule.ts'

/** A rule from what a person wrote: names become keys, places are checked. @throws BadInput. */
export function ruleFrom(given: Readonly<Record<string, unknown>>, means: Pick<Means, 'smtp' | 'from' | 'secret'>): Rule {
  const named = Object.fromEntries(
    Object.entries(given).map(([k, v]) => [
      k,
      typeof v === 'string' && (k === 'who' || k === 'whom' || k === 'involving') ? keyNamed(v) : v,
    ]),
  )
  const rule = ruleOf(Array.isArray(named.to) ? { ...named, to: named.to.map(whole) } : named)
  for (const to of rule.to) checkPlace(to, means)
  return rule
}

// A file is meant from where the rule is made, not from where watching happens to be started.
const whole = (to: unknown): unknown =>
  typeof to === 'string' ? to.replace(/^(file|atom):(.+)$/s, (_, kind, path) => `${kind}:${resolve(path)}`) : to

/** Keeps a rule; one of the same name is replaced only where that is said. It looks at what comes from now on. */
export async function addRule(desk: Desk, home: string, rule: Rule, replace: boolean): Promise<void> {
  const { total } = await desk.ask('journal', { limit: 1 })
  await change(home, (memory) => {
    if (!replace && memory.rules.some((r) => r.name === rule.name))
      throw new BadInput(`there is a rule "${rule.name}" already; --replace puts this one in its place`)
    return { ...memory, upTo: memory.upTo ?? total, rules: [...memory.rules.filter((r) => r.name !== rule.name), rule] }
  })
}

/** Forgets a rule, with what it holds back and what waits for delivery. @throws NotFound where there is none of the name. */
export async function removeRule(home: string, name: string): Promise<void> {
  await change(home, (memory) => {
    if (!memory.rules.some((r) => r.name === name)) throw new NotFound(`there is no rule "${name}"; marsad watch list names them`)
    const { [name]: _, ...watched } = memory.watched
    return {
      ...memory,
      rules: memory.rules.filter((r) => r.name !== name),
      watched,
      parcels: memory.parcels.filter((p) => p.rule !== name),
    }
  })
}

/** Follows a feed from now on, every so many seconds; with the pages that its entries point to where that is asked. */
export async function follow(home: string, url: string, every: number, entryPages = false): Promise<void> {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new BadInput(`"${url}": expected the http(s) address of a feed`)
  const feed = { url, every, entryPages, next: 0, failures: 0, trouble: null }
  await change(home, (memory) => ({ ...memory, feeds: [...memory.feeds.filter((f) => f.url !== url), feed] }))
}

/** Follows a feed no longer. @throws NotFound where it was not followed. */
export async function unfollow(home: string, url: string): Promise<void> {
  await change(home, (memory) => {
    if (!memory.feeds.some((f) => f.url === url)) throw new NotFound(`${url} is not followed`)
    return { ...memory, feeds: memory.feeds.filter((f) => f.url !== url) }
  })
}

/** What could not be delivered, oldest first. */
export const deadOf = (home: string): Promise<readonly (Parcel & { readonly given: string })[]> => noted(home, 'dead.jsonl')

/** Puts everything that could not be delivered up for delivery again; says how much that was. */
export async function revive(home: string): Promise<number> {
  const dead = await deadOf(home)
  await change(home, (memory) => ({
    ...memory,
    parcels: [...memory.parcels, ...dead.map(({ given: _, ...p }) => ({ ...p, tries: 0, next: 0 }))],
  }))
  rmSync(join(home, 'watch', 'dead.jsonl'), { force: true })
  return dead.length
}

/** How watching goes on. */
export interface Watching {
  readonly desk: Desk
  /** Where feeds are read into; null where another process has the ledger. */
  readonly ledger: Ledger | null
  readonly home: string
  readonly means: Omit<Means, 'open'>
  readonly allowPrivate: boolean
  /** Milliseconds between two rounds; null for one round. */
  readonly every: number | null
  readonly stopped: AbortSignal
  told(done: Round, look: Look): void
}

/**
 * Reads the feeds whose time has come, tries the rules, delivers; again and again until it is stopped, or once.
 * @throws BadInput where another process watches in the same folder.
 */
export async function keepWatching({ desk, ledger, home, means, allowPrivate, every, stopped, told }: Watching): Promise<void> {
  const release = lockWatch(home)
  try {
    while (!stopped.aborted) {
      const look =
        ledger === null ? { feeds: 0, new: 0, unreadable: [] } : await lookAtFeeds(ledger, home, Date.now(), allowPrivate, stopped)
      told(await round(desk, home, { ...means, open: openingAt(desk) }, Date.now()), look)
      if (every === null) return
      // An abort ends the pause early; that it «fails» then is no news.
      await sleep(every, undefined, { signal: stopped }).catch(() => {})
    }
  } finally {
    release()
  }
}

/** Opens working files at a desk. */
export const openingAt =
  (desk: Desk): Means['open'] =>
  async ({ fact, rule, lang, date, page, noticed }) => {
    // Where neither the event nor its page has a date, the file begins when it was noticed.
    const since = date === null && page.published === null ? { since: noticed.slice(0, 10) } : {}
    await desk.ask('crisis-open', { id: fact, by: `watch: ${rule}`, lang, ...since })
  }

/** Lets one process watch in a folder at a time; the lock of a process that is no more is taken over. */
function lockWatch(home: string): () => void {
  const path = join(home, 'watch', 'run.lock')
  mkdirSync(join(home, 'watch'), { recursive: true })
  for (let turn = 0; turn < 2; turn++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const owner = Number(readFileSync(path, 'utf8'))
      if (isAlive(owner)) throw new BadInput(`process ${owner} watches in ${home} already`)
      rmSync(path, { force: true })
    }
  }
  throw new BadInput(`another process watches in ${home} already`)
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
