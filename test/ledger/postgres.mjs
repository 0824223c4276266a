// A PostgreSQL server of our own in a temporary folder, for tests and measurements: started when asked for, gone when stopped.
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../free-ports.mjs'

const DEBIAN = '/usr/lib/postgresql'

/** Folder of the newest PostgreSQL's programs on this machine, or null. */
function programs() {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((v) => Number(v) >= 15) : []
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  if (newest !== undefined) return join(DEBIAN, newest, 'bin')
  const { status, stdout } = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : null
}

/** Starts a server, with settings of its own where some are given; gives the address of a database on it by name, and how to stop it. Null where PostgreSQL is not installed. */
export async function startPostgres(more = []) {
  const bin = programs()
  if (bin === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'marsad-postgres-'))
  // PostgreSQL refuses to run as root.
  const root = process.getuid?.() === 0
  const owner = root ? { uid: Number(id('-u')), gid: Number(id('-g')) } : {}
  if (root) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const options = { ...owner, stdio: 'ignore', cwd: folder }
  if (
    spawnSync(join(bin, 'initdb'), ['-D', data, '-U', 'marsad', '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], options)
      .status !== 0
  )
    throw new Error(`initdb of ${bin} failed`)
  const [port] = await freePorts(1)
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    ...more,
  ]
  let server
  let ended
  const start = () => {
    server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((s) => ['-c', s])], options)
    ended = new Promise((resolve) => server.on('exit', resolve))
  }
  start()
  const address = (name) => `postgres://marsad@127.0.0.1:${port}/${name}`
  const run = (name, statement) =>
    spawnSync(join(bin, 'psql'), ['-X', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', '-c', statement, address(name)], { encoding: 'utf8' })
  const answers = async () => {
    for (let i = 0; run('postgres', 'select 1').status !== 0; i++) {
      if (i > 300 || server.exitCode !== null) throw new Error('the PostgreSQL server did not start')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await answers()
  let made = 0
  return {
    /** A new database's address. */
    database() {
      const name = `marsad${process.pid}_${++made}`
      const { status, stderr } = run('postgres', `create database ${name}`)
      if (status !== 0) throw new Error(stderr)
      return address(name)
    },
    /** Breaks every connection to a database. */
    breakConnections(url) {
      const name = new URL(url).pathname.slice(1)
      run('postgres', `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    },
    /** Kills the server as a power cut would, and starts it again after some milliseconds. */
    async crash(pause) {
      server.kill('SIGQUIT')
      await ended
      await new Promise((resolve) => setTimeout(resolve, pause))
      start()
      await answers()
    },
    /** Rows that a query gives, as text, tab between columns. */
    rows(url, query) {
      const { status, stdout, stderr } = spawnSync(
        join(bin, 'psql'),
        ['-X', '-q', '-t', '-A', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-c', query, url],
        {
          encoding: 'utf8',
          maxBuffer: 1 << 30,
        },
      )
      if (status !== 0) throw new Error(stderr)
      return stdout.split('\n').filter((line) => line !== '')
    },
    async stop() {
      server.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
    admin: address('postgres'),
  }
}

const id = (which) => spawnSync('id', [which, 'postgres'], { encoding: 'utf8' }).stdout.trim()
