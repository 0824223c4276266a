import { Hono } from 'hono'
import { type Desk, isForeseen, NotFound, type OperationName, operations, outcomeOf } from '../../desk/desk.ts'
import { web } from '../web/web.ts'

/** Names under which this machine's own address is asked for; any other in `Host` is somebody else's page reaching in. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/**
 * The HTTP door: every operation of the desk at `/api/NAME`, its input in the query, its answer as JSON; the screens at every other
 * address. Errors are problem+json.
 */
export function http(desk: Desk): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    if (!LOOPBACK.test(c.req.header('host') ?? 'localhost')) return c.text('This address is not served here.', 421)
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Referrer-Policy', 'no-referrer')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    return
  })
  app.onError((error, c) => {
    const { http: status, title } = outcomeOf(error)
    // What was not foreseen may name anything: the reader of the terminal sees it, the asker does not.
    if (!isForeseen(error)) console.error(error)
    const detail = isForeseen(error) ? error.message : 'the server met an error; its terminal says more'
    return c.body(JSON.stringify({ title, status, detail }), status, { 'content-type': 'application/problem+json; charset=utf-8' })
  })
  app.get('/api', (c) => c.json(Object.values(operations).map(({ name, summary }) => ({ name, summary, address: `/api/${name}` }))))
  app.get('/api/:operation', async (c) => {
    const name = c.req.param('operation')
    if (!Object.hasOwn(operations, name)) throw new NotFound(`${name}: no such operation; see /api`)
    return c.json(await desk.ask(name as OperationName, c.req.query() as never))
  })
  app.route('/', web(desk))
  return app
}
