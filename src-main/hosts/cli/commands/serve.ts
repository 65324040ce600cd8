import { parseServeArgs, serveFlags, serveOptions } from '../../web/options.ts'
import { serve } from '../../web/serve.ts'
import { parse, usage } from '../args.ts'
import type { Command, Io } from '../io.ts'

const help = `touchstack serve [-w WORKSPACE] [--port N] [--no-open]

Shows the app in a browser on this computer, and prints its address. Nobody without that address gets in. Ctrl-C ends it.

${serveOptions}`

async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = parse('serve', args, serveFlags)
  if (positionals.length > 0) throw usage(`serve takes no ${positionals[0]!}; a workspace is given with -w.`)
  await serve({
    ...parseServeArgs(args),
    locations: io.locations,
    dataDir: io.dataDir,
    print: (line) => io.out(`${line}\n`),
    signal: io.stopSignal(),
  })
  return 0
}

export const command: Command = { help, run }
