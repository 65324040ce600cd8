import { needWorkspace, parse, usage } from '../args.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { readJson } from '../read-json.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack verify FILE -w WORKSPACE [--json]

Works a report file (\`report … --save FILE\`) out again in this workspace, under the configuration in the file, and
compares: is the file as it was made, are the same files imported here, are the results the same? Numbers are the same
within 1e-9 of their size. Nothing is changed. Exit code 1 where anything differs.
`

const options = { workspace: { type: 'string', short: 'w' }, json: { type: 'boolean' } } as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('verify', args, options)
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw usage('verify takes one report file.')
  const workspace = needWorkspace('verify', values.workspace)
  const document = readJson(file)
  const result = await withWorkspace(io, workspace, { create: false }, (call) => call('report.verify', { document }))
  const { ok, unaltered, files, configDiffers, differences, differing } = result
  if (values.json) io.out(`${JSON.stringify(result, null, 2)}\n`)
  else {
    const say = (value: unknown): string => printable(JSON.stringify(value))
    const lines = [
      `${result.report}, made ${result.madeAt}.`,
      unaltered ? 'The file is as it was made.' : 'The file was changed after it was made.',
      `${count(files.same)} imported ${files.same === 1 ? 'file is' : 'files are'} the same.`,
      ...files.missing.map((name) => `  not in this workspace: ${printable(name)}`),
      ...files.extra.map((name) => `  in this workspace only: ${printable(name)}`),
      ...(configDiffers.length > 0 ? [`This workspace is configured differently: ${configDiffers.join(', ')}.`] : []),
      differing === 0
        ? 'The results are the same.'
        : `${count(differing)} ${differing === 1 ? 'result differs' : 'results differ'}:`,
      ...differences.map((each) => `  ${each.where}: ${say(each.recorded)} in the file, ${say(each.found)} here`),
      ...(differing > differences.length ? [`  and ${count(differing - differences.length)} more`] : []),
    ]
    io.out(`${lines.join('\n')}\n`)
  }
  if (ok) return 0
  const reason = !unaltered
    ? 'it was changed after it was made'
    : differing > 0
      ? `${count(differing)} of its results come out differently here`
      : 'this workspace does not hold the same files'
  io.err(`${file} is not confirmed: ${reason}.`)
  return 1
}

export const command: Command = { help, run }
