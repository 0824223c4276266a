// npm run check: format, lint, types, dead code, documents, then the tests, so that their closing line is the last.
//   --without-tests   for who runs them anyway
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { install, root } from './ready.mjs'

install()
const bin = (path) => join(root, 'node_modules', path)
const steps = [
  ['format and lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings']],
  ['types', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ['dead code', [bin('knip/bin/knip.js')]],
  ['documents', [join(root, 'scripts', 'docs.mjs')]],
  ['tests', [join(root, 'scripts', 'test.mjs')]],
]
if (process.argv.includes('--without-tests')) steps.pop()
const failed = []
for (const [name, command] of steps) {
  console.error(`— ${name}`)
  if (name === 'tests' && failed.length > 0) console.error(`not in order so far: ${failed.join(', ')}`)
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) console.error(`not in order: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
