/** Gives what a source gives until the signal comes, even while the source is waiting for more; what was begun elsewhere goes on. */
export async function* until<One>(source: AsyncIterable<One>, stop: AbortSignal | undefined): AsyncGenerator<One> {
  if (stop === undefined) return yield* source
  const each = source[Symbol.asyncIterator]()
  let wake = (): void => {}
  const woken = (): void => wake()
  stop.addEventListener('abort', woken)
  try {
    while (!stop.aborted) {
      // A promise for each step: one that lived as long as the source would gather every step's memory behind it.
      const next = await new Promise<IteratorResult<One> | null>((resolve, reject) => {
        wake = () => resolve(null)
        each.next().then(resolve, reject)
      })
      if (next === null || next.done === true) return
      yield next.value
    }
  } finally {
    stop.removeEventListener('abort', woken)
    // A source that waits for its input may never answer: it is told, and not waited for.
    each.return?.()?.catch(() => {})
  }
}
