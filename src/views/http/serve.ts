import { serve as listen } from '@hono/node-server'
import { BadInput, type Desk } from '../../desk/desk.ts'
import { type HttpOptions, http } from './http.ts'

/** A server that listens. */
export interface Serving {
  /** `http://127.0.0.1:4747` */
  readonly address: string
  close(): Promise<void>
}

/** Where a desk is served, and to whom. */
export interface ServeOptions extends HttpOptions {
  readonly port: number
  /** Address to listen on; this machine's own if not given. */
  readonly host?: string
}

const OWN = new Set(['127.0.0.1', '::1', 'localhost'])
const SHORTEST = 16

/**
 * Serves a desk on this machine's own address, to nobody else; on any other address to whoever brings the token.
 * @throws BadInput where the port is taken or may not be used, or another address is to be served without a token.
 */
export function serve(desk: Desk, { port, host = '127.0.0.1', token = null, ...options }: ServeOptions): Promise<Serving> {
  const own = OWN.has(host)
  if (!own && (token ?? '').length < SHORTEST)
    throw new BadInput(
      `${host}: serving another address than this machine's own needs a token of ${SHORTEST} characters or more in MARSAD_TOKEN`,
    )
  const app = http(desk, { ...options, token: own ? null : token })
  return listenAt(app.fetch, port, host, (next) => `--port ${next} or MARSAD_PORT=${next}`)
}

/**
 * Answers at an address until it is closed; `other` says how to choose another port.
 * @throws BadInput where the port is taken or may not be used, or the host is no address of this machine.
 */
export function listenAt(
  fetch: Parameters<typeof listen>[0]['fetch'],
  port: number,
  host: string,
  other: (next: number) => string,
): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch, port, hostname: host }, (info) => {
      server.off('error', refuse)
      // Programs of this machine ask by an address that they can reach.
      const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
      resolve({ address: `http://${near}:${info.port}`, close })
    })
    const refuse = (error: NodeJS.ErrnoException): void => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${error.message})`
      const wrong =
        error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND'
          ? `${host}: no address of this machine`
          : `port ${port} ${reason}; choose another with ${other(port + 1)}`
      reject(new BadInput(wrong, { cause: error }))
    }
    const close = (): Promise<void> =>
      new Promise((done) => {
        server.close(() => done())
        // A browser keeps connections open for later; without this the end would wait for them.
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    // Longer than clients keep a connection for later, so that none is closed just as it is used again.
    if ('keepAliveTimeout' in server) server.keepAliveTimeout = 65_000
    server.once('error', refuse)
  })
}
