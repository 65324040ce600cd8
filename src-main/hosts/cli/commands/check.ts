import { needWorkspace, parse, usage } from '../args.ts'
import type { Command, Io } from '../io.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack check -w WORKSPACE [--json]

Looks whether the file is sound and everything in it adds up. Exit code 1 when not.
`

const options = { workspace: { type: 'string', short: 'w' }, json: { type: 'boolean' } } as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('check', args, options)
  if (positionals.length > 0) throw usage(`check takes no ${positionals[0]!}; a workspace is given with -w.`)
  const workspace = needWorkspace('check', values.workspace)
  const result = await withWorkspace(io, workspace, { create: false }, (call) => call('workspace.check', {}))
  const { ok, problems, checked, schemaVersion } = result
  if (values.json) io.out(`${JSON.stringify(result, null, 2)}\n`)
  else {
    const lines = [`File version ${schemaVersion}. Looked at:`, ...checked.map((what) => `  ${what}`)]
    if (ok) lines.push('No problems.')
    else lines.push('Problems:', ...problems.map((problem) => `  ${problem}`))
    io.out(`${lines.join('\n')}\n`)
  }
  if (ok) return 0
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''
  io.err(`${workspace} does not add up: ${problems[0]!}${more}`)
  return 1
}

export const command: Command = { help, run }
