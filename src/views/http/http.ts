import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BadInput, BRIEF_POLICY, briefHtml, type Desk, isFile, isWrite, NotFound, type OperationName, operations } from '../../desk/desk.ts'
import { mcpOverHttp } from '../mcp/mcp.ts'
import { web } from '../web/web.ts'
import { answered, filed } from './answer.ts'
import { admit, careful, type Guarding, slowDown } from './guard.ts'
import { openapi } from './openapi.ts'
import { problem, problemOf } from './problem.ts'
import { noticesAsFeed, noticesAsTheyCome } from './watching.ts'

/** How the HTTP door is opened; by default to this machine only. */
export interface HttpOptions extends Partial<Guarding> {
  readonly version?: string
  /** Folder of what is beside the ledger, where the watch rules' notices are; without it there are none. */
  readonly home?: string
  /** Milliseconds after which a browser is told that the screen it asks for is being made; without it, it waits. */
  readonly patience?: number
}

// Enough for anybody who reads; a loop that asks without end is slowed down.
const RATE = 100
// A page of 16 MiB as base64, and what goes with it.
const LONGEST_BODY = 24 * 1024 * 1024

/**
 * The HTTP door: every operation of the desk at `/api/NAME`, its input in the query, its answer as JSON (a file where the answer is one);
 * their description at `/openapi.json`; MCP at `/mcp`; calendar and feed; the screens at every other address. Errors are problem+json.
 */
export function http(desk: Desk, { token = null, rate = RATE, version = '0', home, patience }: HttpOptions = {}): Hono {
  const app = new Hono()
  app.use(careful, slowDown({ token, rate }), admit({ token, rate }))
  app.onError((error, c) => problemOf(c, error))
  const document = openapi(version)
  app.get('/openapi.json', (c) => answered(c, document))
  app.get('/api', (c) =>
    answered(
      c,
      Object.values(operations).map(({ name, summary }) => ({ name, summary, address: `/api/${name}` })),
    ),
  )
  app.get('/api/:operation', async (c) => {
    const name = c.req.param('operation')
    if (!Object.hasOwn(operations, name)) throw new NotFound(`${name}: no such operation; see /api`)
    const chosen = name as OperationName
    if (isWrite(chosen)) {
      c.header('Allow', 'POST')
      return problem(c, 405, 'Method not allowed', `${name} keeps a decision: send it with POST`)
    }
    if (isFile(chosen)) return filed(c, await desk.file(chosen, c.req.query() as never))
    return answered(c, await desk.ask(chosen, c.req.query() as never))
  })
  app.post('/api/:operation', bodyLimit({ maxSize: LONGEST_BODY }), async (c, next) => {
    const name = c.req.param('operation')
    if (!Object.hasOwn(operations, name) || !isWrite(name as OperationName)) return next()
    const given = await bodyOf(c)
    return answered(c, await desk.ask(name as OperationName, (given ?? c.req.query()) as never))
  })
  app.all('/api/*', (c) => {
    c.header('Allow', 'GET, HEAD')
    return problem(c, 405, 'Method not allowed', `${c.req.method} is not taken here; questions are asked with GET`)
  })
  // Addresses to subscribe to: what falls due as a calendar, new facts as a feed.
  app.get('/due.ics', async (c) => filed(c, await desk.file('export', { ...c.req.query(), format: 'ics' }), true))
  app.get('/facts.atom', async (c) => filed(c, await desk.file('export', { ...c.req.query(), format: 'atom' }), true))
  if (home !== undefined) {
    app.get('/watch/events', (c) => noticesAsTheyCome(c, home))
    app.get('/watch.atom', (c) => noticesAsFeed(c, home))
  }
  app.get('/brief.html', async (c) => {
    c.header('Content-Security-Policy', `${BRIEF_POLICY}; frame-ancestors 'none'`)
    return c.html(briefHtml(await desk.ask('brief', c.req.query() as never)))
  })
  app.get('/report.html', async (c) => {
    c.header('Content-Security-Policy', `${BRIEF_POLICY}; frame-ancestors 'none'`)
    return c.html(briefHtml(await desk.ask('crisis-report', c.req.query() as never)))
  })
  app.all('/mcp', (c) => mcpOverHttp(desk, version, c.req.raw))
  app.route('/', web(desk, patience ?? null))
  return app
}

/** What a decision is made of: the body's JSON, or the query where there is no body. */
async function bodyOf(c: Context): Promise<unknown> {
  const body = await c.req.text()
  if (body.trim() === '') return c.req.query()
  try {
    return JSON.parse(body) ?? c.req.query()
  } catch {
    throw new BadInput('the body of the request is no JSON')
  }
}
