import { existsSync, statfsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/**
 * Memory as a disk, on Linux where there is enough of it: a workspace waits for the disk at every commit, and tests make
 * thousands of them.
 */
const memoryDisk = '/dev/shm'
function hasMemoryDisk(): boolean {
  if (!existsSync(memoryDisk)) return false
  const { bavail, bsize } = statfsSync(memoryDisk)
  return bavail * bsize >= 4e9
}

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'src-main/**/*.test.ts',
      'src-renderer/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'resources/**/*.test.ts',
    ],
    env: { TZ: 'America/New_York', ...(hasMemoryDisk() ? { TMPDIR: memoryDisk } : {}) },
    // Modules keep nothing of a test, so files share a worker: a third of the processor time was spent on starting them.
    isolate: false,
    // All cores but one, the default, is one of two.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
