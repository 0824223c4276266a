import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const FAULTS = fileURLToPath(new URL('../faults/ledger.mjs', import.meta.url))

// The short form of `npm run faults`, which kills and breaks fifty times each.
test('a process killed while it writes loses nothing it acknowledged, and the ledger ends up as if nothing had happened', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FAULTS, '3', 'folder'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(stdout).toContain('equal, row for row')
  expect(status).toBe(0)
}, 300_000)

test('on a server, killed processes and broken connections lose nothing either', ({ skip }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FAULTS, '3', 'server'], { encoding: 'utf8' })
  if (status === 2) return skip('PostgreSQL is not installed')
  expect(stderr).toBe('')
  expect(stdout).toContain('equal, row for row')
  expect(status).toBe(0)
  return undefined
}, 300_000)
