// npm test: installs and builds what is missing, runs every test, and ends with one line: N passed, N failed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, install, root } from './ready.mjs'

install()
build()
const folder = mkdtempSync(join(tmpdir(), 'marsad-test-'))
const report = join(folder, 'report.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)]
const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
console.log(closingLine())
rmSync(folder, { recursive: true, force: true })
process.exit(status ?? 1)

function closingLine() {
  let result
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return '0 passed, 1 failed'
  }
  // A file that does not even load has no tests to count: it is one failure.
  const unloaded = result.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = result.numFailedTests + unloaded
  // An error outside any test fails the run as well.
  const outside = failed === 0 && status !== 0 ? 1 : 0
  const skipped = result.numPendingTests + result.numTodoTests
  return `${result.numPassedTests} passed, ${failed + outside} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
