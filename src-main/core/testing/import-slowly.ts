/** Child process of the kill test: imports a file and says how far it is after every batch. */
import { dirname } from 'node:path'
import type { createApp as CreateApp } from '../app.ts'

const [workspace, file, builtApp, parseWorker] = process.argv.slice(2)
const { createApp } = (await import(builtApp!)) as { createApp: typeof CreateApp }
const app = createApp({
  now: () => new Date(0),
  dataDir: dirname(workspace!),
  resolveFile: (path) => path,
  grantFile: (path) => path,
  log: () => undefined,
  parseWorker: new URL(parseWorker!),
})
await app.call('workspace.open', { file: workspace })
await app.call(
  'imports.run',
  { files: [{ file }] },
  {
    onProgress: (progress) => {
      process.stdout.write(`rows ${(progress as { rows: number }).rows}\n`)
      // Once the parent has something to act on, it waits for that, however slow the machine is.
      const { rows } = progress as { rows: number }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, rows < 131_072 ? 0 : 60_000)
    },
  },
)
