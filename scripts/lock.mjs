// npm run lock: names in package-lock.json the optional packages of other platforms that npm leaves out when it made the lock on one
// whose registry does not hold them. Without them `npm ci` takes the lock for incomplete, and other platforms would go without.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './ready.mjs'

const SYSTEMS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openharmony', 'netbsd', 'openbsd', 'sunos', 'aix']
const PROCESSORS = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 's390x', 'ppc64', 'loong64', 'wasm32', 'mips64el']

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
let added = 0
for (const from of Object.values(lock.packages))
  for (const [name, version] of Object.entries(from.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    if (key in lock.packages) continue
    lock.packages[key] = entryOf(name, version, from.dev === true)
    added++
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
if (added > 0) writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
console.error(`${added} optional packages added to package-lock.json`)

/** What the name of a package for one platform says of the platform: `@scope/binding-linux-arm64-musl`. */
function entryOf(name, version, dev) {
  const parts = name.split(/[-/.]/)
  const system = name === 'fsevents' ? 'darwin' : parts.find((p) => SYSTEMS.includes(p))
  const processor = parts.findLast((p) => PROCESSORS.includes(p))
  const library = parts.includes('musl') ? 'musl' : parts.includes('gnu') ? 'glibc' : undefined
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(processor === undefined ? {} : { cpu: [processor] }),
    ...(dev ? { dev: true } : {}),
    ...(library === undefined ? {} : { libc: [library] }),
    optional: true,
    ...(system === undefined ? {} : { os: [system] }),
  }
}
