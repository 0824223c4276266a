import type { Steps } from '../stories/stories.ts'

// Whoever asks something else meanwhile waits so long at most.
const TURN_MS = 15

/** Does all of it, letting whatever else waits have its turn every few milliseconds. @throws what `stopped` was given with. */
export async function gently<Outcome>(steps: Steps<Outcome>, stopped: AbortSignal): Promise<Outcome> {
  for (;;) {
    stopped.throwIfAborted()
    const until = performance.now() + TURN_MS
    do {
      const step = steps.next()
      if (step.done === true) return step.value
    } while (performance.now() < until)
    await new Promise<void>((resume) => setImmediate(resume))
  }
}
