import { jetstream, jetstreamManager } from '@nats-io/jetstream'
import { connect } from '@nats-io/transport-node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { type Page, Unreadable } from '../../src/page/page.ts'
import { serveMetrics } from '../../src/views/http/metrics.ts'
import { feedStream, followStream, metricsText, newCounters } from '../../src/work/work.ts'
import { newFolder, openStub, pageOf, stubRead } from '../ledger/invented.ts'
import { hasNats, type Nats, startNats } from './nats.mjs'

// What a killed server left in somebody's hand comes again after so many milliseconds.
const PATIENCE = 5000

async function* some(first: number, count: number): AsyncGenerator<Page | Unreadable> {
  for (let i = first; i < first + count; i++) yield pageOf(`page-${i}.txt`, `خبر رقم ${i}\nقالت روسيا «سنرد على ما جرى ${i}»`)
}

describe.skipIf(!hasNats)('pages over a NATS stream (needs nats-server)', () => {
  let server: Nats
  let ledger: Ledger
  beforeAll(async () => {
    server = await startNats({ maxPayload: 64 * 1024 })
    await feedStream(some(0, 0), server.address, { plan: { patience: PATIENCE } })
    ledger = await openStub(newFolder())
  }, 60_000)
  afterAll(async () => {
    await ledger.close()
    await server.stop()
  }, 60_000)
  const work = (more: Partial<Parameters<typeof followStream>[2]> = {}) =>
    followStream(ledger, server.address, { read: stubRead, idle: 1200, plan: { patience: PATIENCE }, ...more })
  const total = async (): Promise<number> => (await ledger.overview({ newest: 0 })).counts.pages

  test('each page is published once, recorded once, and acknowledged', { timeout: 60_000 }, async () => {
    expect(await feedStream(some(0, 30), server.address)).toEqual({ published: 30, duplicates: 0, refused: [] })
    expect(await feedStream(some(0, 30), server.address)).toEqual({ published: 0, duplicates: 30, refused: [] })
    const [one, other] = await Promise.all([work({ batch: 7 }), work({ batch: 4 })])
    expect(one.recorded + other.recorded).toBe(30)
    expect(await total()).toBe(30)
    expect((await work()).recorded).toBe(0)
  })

  test('a page too large for a message and one that cannot be read are named, the others go', { timeout: 60_000 }, async () => {
    async function* mixed(): AsyncGenerator<Page | Unreadable> {
      yield new Unreadable('broken.html', 'nothing in it')
      yield pageOf('large.txt', Array.from({ length: 40_000 }, (_, i) => (i * 7919).toString(36)).join(' '))
      yield* some(100, 2)
    }
    const fed = await feedStream(mixed(), server.address)
    expect(fed.published).toBe(2)
    expect(fed.refused.map((r) => r.source)).toEqual(['broken.html', 'large.txt'])
    expect(fed.refused[1]!.reason).toMatch(/max_payload/)
    expect((await work()).recorded).toBe(2)
  })

  test('a message that is no page is set aside with its reason and holds up no other', { timeout: 60_000 }, async () => {
    await feedStream(some(200, 3), server.address)
    const connection = await connect({ servers: server.address })
    await jetstream(connection).publish('marsad.pages', Buffer.from('no page at all'))
    const counters = newCounters()
    const log: string[] = []
    await work({ counters, log: (event, details) => log.push(`${event}: ${details.reason}`) })
    expect([counters.recorded, counters.poisoned]).toEqual([3, 1])
    expect(log).toEqual(['set aside: the message is no page'])
    const manager = await jetstreamManager(connection)
    const kept = await manager.streams.getMessage('MARSAD_POISON', { last_by_subj: 'marsad.poison' })
    expect([kept?.string(), kept?.header.get('Marsad-Reason')]).toEqual(['no page at all', 'the message is no page'])
    expect((await manager.streams.info('MARSAD')).state.messages).toBe(0)
    expect(metricsText(counters)).toContain('marsad_pages_poisoned_total 1\n')
    await connection.close()
  })

  test('a page that the ledger refuses again and again is set aside, the batch around it is recorded', { timeout: 60_000 }, async () => {
    const refusing: Ledger = {
      ...ledger,
      record: async (pages) => {
        if (pages.some((p) => 'page' in p && p.page.source === 'page-302.txt')) throw new Error('this page breaks the ledger')
        return ledger.record(pages)
      },
    }
    await feedStream(some(300, 5), server.address)
    const counters = await followStream(refusing, server.address, { read: stubRead, idle: 4000, plan: { patience: PATIENCE, tries: 2 } })
    expect([counters.recorded, counters.poisoned]).toEqual([4, 1])
  })

  test('a ledger that does not answer for a while costs no page', { timeout: 60_000 }, async () => {
    let down = 3
    const failing = async (): Promise<never> => {
      down--
      throw new Error('the database is away')
    }
    const flaky: Ledger = {
      ...ledger,
      record: (pages) => (down > 0 ? failing() : ledger.record(pages)),
      page: (id) => (down > 0 ? failing() : ledger.page(id)),
    }
    await feedStream(some(400, 6), server.address)
    const counters = await followStream(flaky, server.address, { read: stubRead, idle: 1200, plan: { patience: PATIENCE, tries: 1 } })
    expect([counters.recorded, counters.poisoned]).toEqual([6, 0])
  })

  test('a server that goes and comes back loses nothing', { timeout: 60_000 }, async () => {
    await feedStream(some(500, 40), server.address)
    const before = await total()
    const working = work({ batch: 3, idle: 6000 })
    await new Promise((resolve) => setTimeout(resolve, 300))
    await server.crash(0, 500)
    await working
    expect((await total()) - before).toBe(40)
  })

  test('told to stop, a worker finishes what it has in hand', { timeout: 60_000 }, async () => {
    await feedStream(some(600, 20), server.address)
    const stop = new AbortController()
    const counters = newCounters()
    const slow: Ledger = {
      ...ledger,
      record: (pages) => {
        stop.abort()
        return ledger.record(pages)
      },
    }
    await followStream(slow, server.address, { read: stubRead, batch: 5, signal: stop.signal, counters, plan: { patience: PATIENCE } })
    expect([counters.recorded, counters.inHand]).toEqual([5, 0])
    expect((await work()).recorded).toBe(15)
  })
})

test('an address where no NATS server answers is named', { timeout: 60_000 }, async () => {
  const nowhere = 'nats://127.0.0.1:1'
  await expect(feedStream(some(0, 1), nowhere)).rejects.toThrow(`${nowhere}: no NATS server can be reached there`)
})

test('a worker\u2019s counters and its sign of life are served; a port that is taken is named', async () => {
  const counters = { ...newCounters(), recorded: 3, inHand: 2 }
  const serving = await serveMetrics(0, counters)
  try {
    expect(await (await fetch(`${serving.address}/metrics`)).text()).toContain('marsad_pages_recorded_total 3\n')
    expect(await (await fetch(`${serving.address}/health`)).json()).toEqual({ status: 'working', inHand: 2 })
    expect((await fetch(`${serving.address}/else`)).status).toBe(404)
    const port = Number(new URL(serving.address).port)
    await expect(serveMetrics(port, counters)).rejects.toThrow(
      `port ${port} is in use by another program; choose another with --metrics-port`,
    )
  } finally {
    await serving.close()
  }
})

test.runIf(!hasNats)('NATS is not on this machine: the stream is not tried here', () => expect(hasNats).toBe(false))
