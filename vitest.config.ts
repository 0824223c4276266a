import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that open ledgers and start processes are slow on a busy machine, not wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
