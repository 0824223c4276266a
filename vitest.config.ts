import { defineConfig } from 'vitest/config'

// Tests that open ledgers and start processes are slow on a busy machine, not wrong.
const patient = { testTimeout: 120_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { ...patient, name: 'marsad', include: ['test/**/*.test.ts'] } },
      // The ledger's tests once more, on a PostgreSQL server instead of the embedded database.
      {
        test: {
          ...patient,
          name: 'server',
          include: ['test/ledger/*.test.ts'],
          exclude: ['test/ledger/{bounds,faults,journal,killed,lock,words}.test.ts'],
          env: { MARSAD_TEST_STORE: 'server' },
          globalSetup: ['test/ledger/server-setup.ts'],
        },
      },
    ],
  },
})
