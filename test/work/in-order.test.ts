import { expect, test } from 'vitest'
import { inOrder } from '../../src/work/work.ts'

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test('results come in the order of the source, however long each takes, and no more than asked for are under way', async () => {
  let [under, most] = [0, 0]
  const out: number[] = []
  for await (const n of inOrder([30, 1, 20, 2, 10], 3, async (ms) => {
    most = Math.max(most, ++under)
    await wait(ms)
    under--
    return ms
  }))
    out.push(n)
  expect(out).toEqual([30, 1, 20, 2, 10])
  expect(most).toBe(3)
})

test('the source waits while there is no room', async () => {
  let given = 0
  const source = function* () {
    while (true) yield ++given
  }
  for await (const n of inOrder(source(), 4, async (x) => x)) if (n === 10) break
  expect(given).toBeLessThanOrEqual(14)
})

test('a failure comes in its place, after what came before it, and ends the run', async () => {
  const out: number[] = []
  const run = async (): Promise<void> => {
    for await (const n of inOrder([1, 2, 3], 3, async (x) => {
      if (x === 2) throw new Error('second')
      return x
    }))
      out.push(n)
  }
  await expect(run()).rejects.toThrow('second')
  expect(out).toEqual([1])
})
