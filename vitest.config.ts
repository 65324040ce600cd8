import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'src-main/**/*.test.ts',
      'src-renderer/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'resources/**/*.test.ts',
    ],
    env: { TZ: 'America/New_York' },
    // Modules keep nothing of a test, so files share a worker: a third of the processor time was spent on starting them.
    isolate: false,
    // All cores but one, the default, is one of two.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
