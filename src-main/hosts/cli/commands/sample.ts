import { basename } from 'node:path'
import { writeSample } from '../../../core/sample/sample.ts'
import { parse, usage } from '../args.ts'
import type { Command, Io } from '../io.ts'

const help = `touchstack sample DIR

Writes sample exports and a configuration that fits them: the events of an invented legal-aid site, and a list of a
hundred tools. The same files every time; their prices are made up.
`

async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = parse('sample', args, {})
  const [folder, ...rest] = positionals
  if (folder === undefined || rest.length > 0) throw usage('sample needs one folder to write to.')
  const files = await writeSample(folder)
  io.out(`Wrote ${files.map((file) => basename(file)).join(', ')} to ${folder}.\n`)
  return 0
}

export const command: Command = { help, run }
