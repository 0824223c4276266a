import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const answers = (program: string): boolean => spawnSync(program, ['--version']).status === 0
const installed = answers('nats-server') && (existsSync('/usr/lib/postgresql') || answers('pg_config'))

// The short form of `npm run faults`; the program itself says what it did and where ledgers differ.
test.skipIf(!installed)(
  'workers, a NATS server and PostgreSQL killed in the midst of work leave the ledger of a quiet run (needs nats-server and PostgreSQL)',
  { timeout: 600_000 },
  () => {
    const script = fileURLToPath(new URL('stream.mjs', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '300', '2'], { encoding: 'utf8' })
    expect(stdout + stderr).toContain('the ledgers are equal, row for row')
    expect(status).toBe(0)
  },
)

test.skipIf(!installed)(
  'a full disk, clocks an hour wrong, messages of 60 MB and messages that are no pages cost no page (needs nats-server and PostgreSQL)',
  { timeout: 600_000 },
  () => {
    const script = fileURLToPath(new URL('worker.mjs', import.meta.url))
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, '120'], { encoding: 'utf8' })
    expect(stdout + stderr).toContain('every worker’s ledger is as it should be')
    expect(status).toBe(0)
  },
)
