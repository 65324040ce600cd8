import type { FullConfig } from '@playwright/test'
import { buildIfStale } from '../../scripts/build.mjs'
import { whyNoElectron } from './electron.ts'

/** Once before all tests: the hosts serve what was built. */
export default function setup(config: FullConfig): void {
  const reason = config.projects.some((project) => project.name === 'electron') ? whyNoElectron() : null
  if (reason !== null) console.log(`Electron journeys are skipped: ${reason}`)
  buildIfStale()
}
