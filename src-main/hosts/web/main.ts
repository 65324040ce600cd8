/** Entry of the web host: `web.js [-w WORKSPACE] [--port N] [--no-open]`. */
import { toWireError } from '../../../shared/errors.ts'
import { dataDir, locate } from '../locations.ts'
import { stopSignal } from '../stop-signal.ts'
import { parseServeArgs } from './options.ts'
import { serve } from './serve.ts'

try {
  await serve({
    ...parseServeArgs(process.argv.slice(2)),
    locations: locate(import.meta.url),
    dataDir: dataDir(process.env, process.platform),
    print: (line) => process.stdout.write(`${line}\n`),
    signal: stopSignal(),
  })
} catch (error) {
  const { code, message } = toWireError(error)
  process.stderr.write(`${message}\n`)
  process.exitCode = code === 'USAGE' ? 2 : 1
}
