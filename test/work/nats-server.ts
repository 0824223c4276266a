import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether this machine has a NATS server; `.ci/run` installs one. */
export const hasNats = spawnSync('nats-server', ['--version']).status === 0

/** A NATS server of the test's own with JetStream, on loopback. */
export interface NatsServer {
  readonly address: string
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops the server and removes what it kept. */
  remove(): Promise<void>
}

/** Starts a server on a free port; `maxPayload` is the largest message it takes, in bytes. */
export async function natsServer(maxPayload = 1024 * 1024): Promise<NatsServer> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-nats-'))
  const port = await freePort()
  let child: ChildProcess | null = null
  const start = async (): Promise<void> => {
    writeFileSync(
      join(folder, 'nats.conf'),
      `listen: 127.0.0.1:${port}
max_payload: ${maxPayload}
jetstream { store_dir: "${folder}" }
`,
    )
    child = spawn('nats-server', ['-c', join(folder, 'nats.conf')], { stdio: ['ignore', 'ignore', 'pipe'] })
    await new Promise<void>((resolve, reject) => {
      child!.once('exit', () => reject(new Error('nats-server ended')))
      child!.stderr!.on('data', (said: Buffer) => {
        if (String(said).includes('Server is ready')) resolve()
      })
    })
  }
  const stop = async (): Promise<void> => {
    if (child === null || child.exitCode !== null) return
    const gone = new Promise((resolve) => child!.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return {
    address: `nats://127.0.0.1:${port}`,
    stop,
    start,
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
