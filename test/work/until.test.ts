import { expect, test } from 'vitest'
import { until } from '../../src/work/work.ts'

async function* counting(asked: { n: number }): AsyncGenerator<number> {
  for (;;) yield asked.n++
}

test('without a signal everything comes', async () => {
  const got: number[] = []
  for await (const n of until(
    (async function* () {
      yield* [1, 2, 3]
    })(),
    undefined,
  ))
    got.push(n)
  expect(got).toEqual([1, 2, 3])
})

test('a signal ends what never ends, and nothing more is asked for', async () => {
  const asked = { n: 0 }
  const stop = new AbortController()
  const got: number[] = []
  for await (const n of until(counting(asked), stop.signal)) {
    got.push(n)
    if (n === 4) stop.abort()
  }
  expect(got).toEqual([0, 1, 2, 3, 4])
  expect(asked.n).toBe(5)
})

test('a signal ends what waits for its input', async () => {
  const stop = new AbortController()
  async function* silent(): AsyncGenerator<number> {
    yield 1
    await new Promise(() => {})
  }
  const got: number[] = []
  setTimeout(() => stop.abort(), 20)
  for await (const n of until(silent(), stop.signal)) got.push(n)
  expect(got).toEqual([1])
})

test('a failure of the source comes through', async () => {
  async function* failing(): AsyncGenerator<number> {
    yield 1
    throw new Error('gone')
  }
  const all = async (): Promise<void> => {
    for await (const _ of until(failing(), new AbortController().signal));
  }
  await expect(all()).rejects.toThrow('gone')
})
