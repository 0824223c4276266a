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
  try {
    for await (const piece of source) {
      start(piece)
      if (under.length >= many) yield await under.shift()!
    }
    while (under.length > 0) yield await under.shift()!
  } finally {
    await Promise.allSettled(under)
  }
}
