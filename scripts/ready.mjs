// What must be there before anything runs: the packages of the lock file, and a build newer than the sources.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const BUILT = join(root, 'dist', '.built')

/** Installs the packages of the lock file if they are not there or older than it. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail(`Marsad needs Node 20.19 or newer; this is ${process.versions.node}`)
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && changed(installed) >= changed(join(root, 'package-lock.json'))) return
  console.error('Installing the packages of package-lock.json (npm ci) …')
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
}

/** Builds `dist/` if it is not there or older than what it is made of. */
export function build() {
  const sources = [
    ...files(join(root, 'src')),
    join(root, 'tsconfig.json'),
    join(root, 'tsconfig.build.json'),
    join(root, 'package-lock.json'),
  ]
  if (existsSync(BUILT) && changed(BUILT) >= Math.max(...sources.map(changed))) return
  console.error('Building dist/ …')
  buildNow()
}

/** Builds `dist/`: the compiled sources, what stands beside them (styles and the like), and an empty database to begin ledgers from. */
export function buildNow() {
  const began = new Date()
  run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'])
  for (const file of files(join(root, 'src'))) if (!file.endsWith('.ts')) copy(file, join(root, 'dist', relative(join(root, 'src'), file)))
  emptyDatabase()
  writeFileSync(BUILT, began.toISOString() + '\n')
}

// PostgreSQL's own beginning takes several seconds; a copy of its result takes one.
function emptyDatabase() {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', '@electric-sql', 'pglite', 'package.json'), 'utf8'))
  const file = join(root, 'dist', 'ledger', 'empty.tar.gz')
  if (existsSync(file) && existsSync(file + '.of') && readFileSync(file + '.of', 'utf8') === version) return
  run(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { writeFileSync } from 'node:fs'
     const { dumpEmpty } = await import(${JSON.stringify(pathToFileURL(join(root, 'dist', 'ledger', 'database.js')).href)})
     writeFileSync(${JSON.stringify(file)}, await dumpEmpty())
     writeFileSync(${JSON.stringify(file + '.of')}, ${JSON.stringify(version)})`,
  ])
}

/** Runs a program in the project's folder; ends this one with its status if it fails. */
export function run(program, args) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && program === 'npm',
  })
  if (error) fail(`${program} could not be run: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path)
    else yield path
  }
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}

const changed = (path) => statSync(path).mtimeMs

function fail(message) {
  console.error(message)
  process.exit(1)
}
