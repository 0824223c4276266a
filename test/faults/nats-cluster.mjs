// A NATS cluster of three servers on loopback with JetStream, in a temporary folder.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Starts the cluster; null where nats-server is not installed. */
export async function startCluster() {
  if (spawnSync('nats-server', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'marsad-cluster-'))
  const ports = await freePorts(6)
  const routes = ports.slice(3).map((port) => `nats://127.0.0.1:${port}`)
  const nodes = [0, 1, 2].map((i) => {
    const configuration = join(folder, `${i}.conf`)
    writeFileSync(
      configuration,
      `server_name: n${i}\nlisten: 127.0.0.1:${ports[i]}\njetstream { store_dir: "${join(folder, `js${i}`)}" }\n` +
        `cluster { name: marsad, listen: 127.0.0.1:${ports[3 + i]}, routes: [${routes.join(', ')}] }\n`,
    )
    return { configuration, process: null }
  })
  const start = (node) => {
    node.process = spawn('nats-server', ['-c', node.configuration], { stdio: 'ignore' })
    node.ended = new Promise((resolve) => node.process.on('exit', resolve))
  }
  for (const node of nodes) start(node)
  return {
    address: ports
      .slice(0, 3)
      .map((port) => `nats://127.0.0.1:${port}`)
      .join(','),
    /** Kills one server with -9 and starts it again after some milliseconds. */
    async crash(i, pause) {
      nodes[i].process.kill('SIGKILL')
      await nodes[i].ended
      await new Promise((resolve) => setTimeout(resolve, pause))
      start(nodes[i])
    },
    async stop() {
      for (const node of nodes) node.process.kill('SIGKILL')
      await Promise.all(nodes.map((node) => node.ended))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Ports that are free now, all different. */
async function freePorts(count) {
  const probes = Array.from({ length: count }, () => createServer())
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve))))
  const ports = probes.map((probe) => probe.address().port)
  await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))))
  return ports
}
