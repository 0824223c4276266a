// NATS servers of our own with JetStream on loopback, one or a cluster, in a temporary folder: started when asked for, gone when stopped.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../free-ports.mjs'

/** Whether this machine has a NATS server; `.ci/run` installs one. */
export const hasNats = spawnSync('nats-server', ['--version']).status === 0

/** Starts servers, as a cluster where they are several; `maxPayload` is the largest message they take, in bytes. */
export async function startNats({ servers = 1, maxPayload = 1024 * 1024 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-nats-'))
  const ports = await freePorts(servers * 2)
  const routes = ports.slice(servers).map((port) => `nats://127.0.0.1:${port}`)
  const nodes = Array.from({ length: servers }, (_, i) => {
    const configuration = join(folder, `${i}.conf`)
    const cluster = `cluster { name: marsad, listen: 127.0.0.1:${ports[servers + i]}, routes: [${routes.join(', ')}] }\n`
    writeFileSync(
      configuration,
      `server_name: n${i}\nlisten: 127.0.0.1:${ports[i]}\nmax_payload: ${maxPayload}\njetstream { store_dir: "${join(folder, `js${i}`)}" }\n` +
        (servers > 1 ? cluster : ''),
    )
    return { configuration, process: null, ended: Promise.resolve() }
  })
  const start = (node) =>
    new Promise((resolve, reject) => {
      node.process = spawn('nats-server', ['-c', node.configuration], { stdio: ['ignore', 'ignore', 'pipe'] })
      node.ended = new Promise((gone) => node.process.on('exit', gone))
      node.process.once('exit', () => reject(new Error('nats-server ended')))
      node.process.stderr.on('data', (said) => {
        if (String(said).includes('Server is ready')) resolve()
      })
    })
  const kill = (node) => {
    node.process.kill('SIGKILL')
    return node.ended
  }
  await Promise.all(nodes.map(start))
  return {
    /** Addresses of all servers, with commas. */
    address: ports
      .slice(0, servers)
      .map((port) => `nats://127.0.0.1:${port}`)
      .join(','),
    /** Kills one server with -9 and starts it again after some milliseconds. */
    async crash(i, pause) {
      await kill(nodes[i])
      await new Promise((resolve) => setTimeout(resolve, pause))
      await start(nodes[i])
    },
    /** Ends all servers and removes what they kept. */
    async stop() {
      await Promise.all(nodes.map(kill))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
