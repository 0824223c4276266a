import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'

// Each thread compiles for itself what it runs often; inlining deeply makes that twice as dear, and reading no faster.
const SHALLOW = '--max-inlined-bytecode-size-cumulative=100'

// V8 clears away what has just been spent with helpers beside each thread. Where every processor has a reading thread already, the helpers of
// one take the time of the others, and much of it waiting for each other. Its other helpers cannot be stopped in a process that runs.
const ALONE = '--no-parallel-scavenge'

/** Sets how V8 works in the threads that begin after this, of which there will be so many. */
export function fitToThreads(threads: number): void {
  setFlagsFromString(SHALLOW)
  if (threads >= availableParallelism()) setFlagsFromString(ALONE)
}
