/** Entry of the web host: `web.js [-w WORKSPACE] [--port N] [--no-open]`. */
import { toWireError } from '../../../shared/errors.ts'
import { dataDir, locate } from '../locations.ts'
import { stopSignal } from '../stop-signal.ts'
import { parseServeArgs, serveOptions } from './options.ts'
import { serve } from './serve.ts'

const help = `web.js [-w WORKSPACE] [--port N] [--no-open]

Shows the app in a browser on this computer, and prints its address. Ctrl-C ends it.

${serveOptions}`

const args = process.argv.slice(2)

try {
  if (args.includes('--help') || args.includes('-h')) process.stdout.write(help)
  else
    await serve({
      ...parseServeArgs(args),
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
