// npm run fuzz [RUNS] [SEED]: reads spoilt pages, 20,000 unless told; the seed is printed and repeats a run.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [runs = '20000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
console.log(`${runs} spoilt pages, seed ${seed}`)
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url)),
    'run',
    '--project',
    'marsad',
    'test/fuzz',
    'test/calendar',
  ],
  {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed },
  },
)
process.exitCode = status ?? 1
