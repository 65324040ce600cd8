import type { Effects } from '../effects.ts'
import { builtScript } from './built.ts'

/** For tests: handles are paths, the clock stands still, and nothing that is logged is kept. */
export const testEffects = (dataDir: string, instead: Partial<Effects> = {}): Effects => ({
  now: () => new Date('2020-01-01T00:00:00.000Z'),
  dataDir,
  resolveFile: (file) => file,
  grantFile: (path) => path,
  log: () => undefined,
  parseWorker: builtScript('parse-worker'),
  ...instead,
})
