import { setTimeout as pause } from 'node:timers/promises'
import type { Ledger } from '../ledger/ledger.ts'
import { stateNamed } from '../order/order.ts'
import type { Desk, Input, OperationName } from './desk.ts'
import { stampOf } from './keeping.ts'

// How often it is looked whether something came.
const LOOK_MS = 2000
// After work of some length it rests so many times as long: whoever asks meanwhile waits seldom.
const REST = 2
/** Stories with most independent reports, and states most named, that are made ready beside the screens. */
const STORIES = 12
const STATES = 6

/** Whether to go on, and how long to rest between two pieces of work. */
export interface AheadOptions {
  readonly stopped: AbortSignal
  readonly look?: number
}

/**
 * Makes ready what is dear to make, while a ledger is served: the screens as they open, the largest stories, the states most named. It begins when
 * nothing has come in for a moment, and again whenever something came. What fails is left to whoever asks for it.
 */
export async function keepAhead(desk: Desk, ledger: Ledger, { stopped, look = LOOK_MS }: AheadOptions): Promise<void> {
  let done = ''
  let before = ''
  while (await rested(look, stopped)) {
    // A server may be away for a while.
    const now = await stampOf(ledger).catch(() => null)
    if (now === null) continue
    // Only once nothing has come for a while: what is made of a ledger that grows is soon of no use.
    if (now !== done && now === before) {
      await makeReady(desk, stopped)
      done = now
    }
    before = now
  }
}

/** Asks once for everything that is made ready; stops where it is told to. */
export async function makeReady(desk: Desk, stopped: AbortSignal): Promise<void> {
  const ask = async <Name extends OperationName>(name: Name, input: Input<Name>) => {
    if (stopped.aborted) return null
    const began = performance.now()
    const answer = await desk.ask(name, input).catch(() => null)
    await rested(REST * (performance.now() - began), stopped)
    return answer
  }
  await ask('today', {})
  await ask('due', { limit: 40 })
  await ask('order', {})
  await ask('network', {})
  await ask('map', {})
  await ask('stories', { order: 'newest', limit: 40 })
  const weighty = await ask('stories', { order: 'weight', limit: STORIES })
  for (const { id } of weighty?.items ?? []) await ask('story', { id })
  const named = await ask('actors', { limit: 60 })
  const states = (named?.items ?? []).filter(({ key }) => stateNamed(key) === key)
  for (const { key } of states.slice(0, STATES)) await ask('order', { of: key })
}

/** Waits; false where it was told to stop. */
const rested = (ms: number, stopped: AbortSignal): Promise<boolean> => pause(ms, true, { signal: stopped }).catch(() => false)
