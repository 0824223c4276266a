import { serve as listen } from '@hono/node-server'
import { BadInput, type Desk } from '../../desk/desk.ts'
import { http } from './http.ts'

/** A server that listens. */
export interface Serving {
  /** `http://127.0.0.1:4747` */
  readonly address: string
  close(): Promise<void>
}

/**
 * Serves a desk on this machine's own address, to nobody else.
 * @throws BadInput where the port is taken or may not be used.
 */
export function serve(desk: Desk, port: number): Promise<Serving> {
  return new Promise((resolve, reject) => {
    const server = listen({ fetch: http(desk).fetch, port, hostname: '127.0.0.1' }, (info) => {
      server.off('error', refuse)
      resolve({ address: `http://127.0.0.1:${info.port}`, close })
    })
    const refuse = (error: NodeJS.ErrnoException): void => {
      const reason = error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be used (${error.message})`
      reject(new BadInput(`port ${port} ${reason}; choose another with --port ${port + 1} or MARSAD_PORT=${port + 1}`, { cause: error }))
    }
    const close = (): Promise<void> =>
      new Promise((done) => {
        server.close(() => done())
        // A browser keeps connections open for later; without this the end would wait for them.
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
    server.once('error', refuse)
  })
}
