import { Hono } from 'hono'
import { metricsText, type newCounters } from '../../desk/desk.ts'
import { listenAt, type Serving } from './serve.ts'

/** A worker's counters for Prometheus and its sign of life, on this machine's own address. @throws BadInput where the port is taken. */
export function serveMetrics(port: number, counters: ReturnType<typeof newCounters>): Promise<Serving> {
  const app = new Hono()
  app.get('/metrics', (c) => c.body(metricsText(counters), 200, { 'content-type': 'text/plain; version=0.0.4' }))
  app.get('/health', (c) => c.json({ status: 'working', inHand: counters.inHand }))
  app.notFound((c) => c.json({ status: 'no such address' }, 404))
  return listenAt(app.fetch, port, '127.0.0.1', (next) => `--metrics-port ${next}`)
}
