/**
 * Runs `work` on what a source gives, at most `many` pieces at a time, and gives the results in the source's order. The source is asked for
 * its next piece only when there is room for it, so nothing piles up. Where one piece fails, the error comes in its place and ends the run.
 */
export async function* inOrder<In, Out>(
  source: AsyncIterable<In> | Iterable<In>,
  many: number,
  work: (piece: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const under: Promise<Out>[] = []
  const start = (piece: In): void => {
    const result = work(piece)
    // Waited for in its turn: until then a failure is nobody's unhandled rejection.
    result.catch(() => {})
    under.push(result)
  }
  const pieces = each(source)
  let coming: Promise<IteratorResult<In>> | null = pieces.next()
  try {
    while (coming !== null || under.length > 0) {
      // A result that is ready goes out at once, also where the next piece is long in coming.
      const ready = under.length > 0 && (coming === null || under.length >= many || (await isFirst(under[0]!, coming)))
      if (ready) {
        yield await under[0]!
        under.shift()
        continue
      }
      const next: IteratorResult<In> = await coming!
      coming = null
      if (next.done === true) continue
      start(next.value)
      coming = pieces.next()
      coming.catch(() => {})
    }
  } finally {
    await Promise.allSettled(under)
    // A source that is still asked may take for ever to answer: it is told, and not waited for.
    const closed = pieces.return?.(undefined)
    if (coming === null) await closed
    else closed?.catch(() => {})
  }
}

const each = <One>(source: AsyncIterable<One> | Iterable<One>): AsyncIterator<One> => {
  if (Symbol.asyncIterator in source) return source[Symbol.asyncIterator]()
  const all = source[Symbol.iterator]()
  return { next: async () => all.next(), return: async () => all.return?.() ?? { done: true, value: undefined } }
}

const isFirst = (one: Promise<unknown>, other: Promise<unknown>): Promise<boolean> =>
  Promise.race([one.then(() => true), other.then(() => false)])
