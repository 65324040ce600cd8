import { resolve } from 'node:path'
import type { Result } from '../../../../shared/api.ts'
import { needWorkspace, parse, usage } from '../args.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'

const help = `touchstack repair -w WORKSPACE [-o FILE] [--json]

Saves what can be read of a damaged workspace into a new file, \`NAME repaired.touchstack\` beside it or FILE. The
workspace itself is read and never changed. Says of every table how many rows were saved and how many were lost, and
what to do now. What can be worked out from the rows is worked out anew. A row that is lost in an import comes back by
importing its file again.
`

const options = {
  workspace: { type: 'string', short: 'w' },
  output: { type: 'string', short: 'o' },
  json: { type: 'boolean' },
} as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('repair', args, options)
  if (positionals.length > 0) throw usage(`repair takes no ${positionals[0]!}; a workspace is given with -w.`)
  const workspace = needWorkspace('repair', values.workspace)
  const output = values.output === undefined ? null : resolve(values.output)
  // Not opened: that is what a damaged one cannot be.
  const app = await io.openApp(io.dataDir)
  try {
    const result = (await app.call('workspace.repair', { file: workspace, output })) as Result<'workspace.repair'>
    io.out(values.json ? `${JSON.stringify(result, null, 2)}\n` : text(workspace, result))
  } finally {
    app.close()
  }
  return 0
}

function text(workspace: string, { path, tables, notes }: Result<'workspace.repair'>): string {
  const isWhole = tables.every(({ lost }) => lost === 0) && notes.length === 0
  const width = Math.max(...tables.map(({ rows }) => rows.length))
  const digits = Math.max(...tables.map(({ saved }) => count(saved).length))
  const lines = tables.map(({ rows, saved, lost }) => {
    const gone = lost === 0 ? '' : lost === null ? ', some lost' : `, up to ${count(lost)} lost`
    return `  ${rows.padEnd(width)}  ${count(saved).padStart(digits)} saved${gone}`
  })
  return [
    `Wrote what can be read of ${printable(workspace)} to ${printable(path)}:`,
    ...lines,
    ...(isWhole ? ['Nothing was lost.'] : notes.map(printable)),
    '',
  ].join('\n')
}

export const command: Command = { help, run }
