import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// What a reading thread holds for good is about 130 MB; on a busy machine V8's own collector lets garbage of three times that gather behind it.
const MOST = 256 * 1024 * 1024
// Where so much is in use for good, looking again soon finds nothing.
const SLACK = 80 * 1024 * 1024

let kept = 0
let collect: (() => void) | null = null

/** Gives back the memory of what was read and is no longer needed, where much of it has gathered: to be asked between pieces of work. */
export function freeSpentMemory(): void {
  const { used_heap_size: used } = getHeapStatistics()
  if (used < Math.max(MOST, kept + SLACK)) return
  collect ??= collector()
  collect()
  kept = getHeapStatistics().used_heap_size
}

// The collector can be had without starting Node with a flag of its own: a context made after the flag is set has it.
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
