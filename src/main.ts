#!/usr/bin/env node
import { readFileSync } from 'node:fs'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
const args = process.argv.slice(2)

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // Asked by scripts all the time: answered before anything else is loaded.
  process.stdout.write(version + '\n')
} else {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
  const { cli } = await import('./views/cli/cli.ts')
  const status = await cli(args, version)
  // Asked to stop: input that is still waited for must not keep the process.
  if (status === 130) process.exit(status)
  process.exitCode = status
}
