import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server that ledgers are made on; null where they are embedded, or PostgreSQL is not installed. */
    server: string | null
  }
}

/** Starts a PostgreSQL server for the tests of this project and stops it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('server', server?.admin ?? null)
  if (server === null) process.stderr.write('PostgreSQL is not installed: the ledger is tested embedded only\n')
  return async () => {
    await server?.stop()
  }
}
