import { expect, test } from 'vitest'
import { gently } from '../../src/desk/gently.ts'
import { finished, type Steps } from '../../src/stories/steps.ts'

function* counting(to: number, each: () => void): Steps<number> {
  for (let i = 0; i < to; i++) {
    each()
    yield
  }
  return to
}

/** Takes so many milliseconds of the processor. */
const busy = (ms: number): void => {
  const until = performance.now() + ms
  while (performance.now() < until);
}

test('long work lets others have their turn, and comes to the same end', async () => {
  let turns = 0
  const ticking = setInterval(() => turns++, 1)
  expect(finished(counting(30, () => busy(2)))).toBe(30)
  expect(turns).toBe(0)
  expect(
    await gently(
      counting(30, () => busy(2)),
      new AbortController().signal,
    ),
  ).toBe(30)
  expect(turns).toBeGreaterThan(0)
  clearInterval(ticking)
})

test('work that is to stop goes no further than its next pause', async () => {
  const stop = new AbortController()
  let done = 0
  const work = gently(
    counting(1000, () => {
      busy(1)
      if (++done === 50) stop.abort(new Error('closed'))
    }),
    stop.signal,
  )
  await expect(work).rejects.toThrow('closed')
  expect(done).toBeLessThan(200)
})
