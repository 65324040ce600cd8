import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs `use` with an empty data folder of its own, gone afterwards. */
export async function withDataDir(use: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'touchstack-e2e-'))
  try {
    await use(dataDir)
  } finally {
    // Windows lets go of a closed workspace a moment late.
    await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

/** Environment of a host under test. */
export function hostEnv(dataDir: string): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), TOUCHSTACK_DATA_DIR: dataDir, TZ: 'America/New_York' }
}
