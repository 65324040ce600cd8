/** One run of the command line: which command, and what its end means to a shell. */
import { toWireError } from '../../../shared/errors.ts'
import { readVersion } from '../locations.ts'
import { usage } from './args.ts'
import { help } from './help.ts'
import type { Command, Io } from './io.ts'

/** Loaded when asked for: help and wrong usage answer before any of the engine is read. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  import: () => import('./commands/import.ts'),
  imports: () => import('./commands/imports.ts'),
  mapping: () => import('./commands/mapping.ts'),
  tools: () => import('./commands/tools.ts'),
  config: () => import('./commands/config.ts'),
  report: () => import('./commands/report.ts'),
  decision: () => import('./commands/decision.ts'),
  export: () => import('./commands/export.ts'),
  serve: () => import('./commands/serve.ts'),
  sample: () => import('./commands/sample.ts'),
  verify: () => import('./commands/verify.ts'),
  check: () => import('./commands/check.ts'),
  repair: () => import('./commands/repair.ts'),
}

/** Exit code: 0 done, 1 the work failed, 2 wrong usage. Anything but 0 has said why, in one sentence. */
export async function run(args: string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = args
    if (name === undefined) throw usage(`Say what to do: ${Object.keys(commands).join(', ')}; or --help.`)
    if (name === '--help' || name === '-h' || name === 'help') io.out(help)
    else if (name === '--version' || name === '-v') io.out(`${readVersion(io.locations)}\n`)
    else {
      if (!Object.hasOwn(commands, name))
        throw usage(`There is no command "${name}"; there are ${Object.keys(commands).join(', ')}.`)
      const { command } = await commands[name]!()
      if (asksForHelp(rest)) io.out(typeof command.help === 'string' ? command.help : command.help(rest))
      else return await command.run(rest, io)
    }
    return 0
  } catch (error) {
    const { code, message } = toWireError(error)
    // One line, whatever a message from elsewhere holds.
    io.err(message.replace(/\s*\n\s*/g, ' '))
    return code === 'USAGE' ? 2 : 1
  }
}

function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? undefined : end).some((arg) => arg === '--help' || arg === '-h')
}
