import { resolve } from 'node:path'
import { joinedSentence } from '../../../../shared/notes/emails-left-out.ts'
import type { ImportRecord, UndoneImport } from '../../../../shared/import.ts'
import { needWorkspace, numberOf, parse, usage } from '../args.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack imports -w WORKSPACE [--json]
touchstack imports undo ID -w WORKSPACE [--json]
touchstack imports join-emails -w WORKSPACE [--json]
touchstack imports rejects ID -w WORKSPACE -o FILE [--rows]

Lists what was imported; takes a whole import back, as if it had never been; reads files again that were imported without the
email beside another id of each person, which makes one person of who is known by both; writes out the rows that could not be used.
Rows of later files that were duplicates of an undone import come in, as long as those files are where they were.
Tools, prices and milestones become what they were before; what a later file or a person says of them since stays.

  -o FILE    where the rows that are not counted go: line, reason, and the row as it stood
  --rows     only the rows, under their header, to be mended and imported again
`

const options = {
  workspace: { type: 'string', short: 'w' },
  output: { type: 'string', short: 'o' },
  rows: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('imports', args, options)
  const workspace = needWorkspace('imports', values.workspace)
  const [action, id, ...more] = positionals
  if (more.length > 0) throw usage(`imports takes no ${more[0]!}.`)
  const json = (value: unknown): void => io.out(`${JSON.stringify(value, null, 2)}\n`)
  return withWorkspace(io, workspace, { create: false }, async (call) => {
    if (action === undefined) {
      const imports = await call('imports.list', {})
      if (values.json) json({ imports })
      else io.out(imports.length === 0 ? 'Nothing was imported yet.\n' : imports.map(describe).join(''))
      return 0
    }
    if (action === 'join-emails') {
      if (id !== undefined) throw usage(`imports join-emails takes no ${id}.`)
      const joined = await call('imports.joinEmails', {}, { signal: io.stopSignal() })
      if (values.json) json(joined)
      else io.out(`${printable(joinedSentence(joined))}\n`)
      return 0
    }
    if (action !== 'undo' && action !== 'rejects')
      throw usage(`imports does undo, join-emails and rejects, not "${action}"; without either it lists.`)
    if (id === undefined)
      throw usage(`imports ${action} needs the number of an import; \`touchstack imports\` lists them.`)
    const importId = numberOf(`imports ${action}`, id)
    if (action === 'undo') {
      const undone = await call('imports.undo', { importId }, { signal: io.stopSignal() })
      if (values.json) json(undone)
      else io.out(sentences(undone))
      return 0
    }
    if (values.output === undefined) throw usage('imports rejects needs a file to write to: -o FILE.')
    const form = values.rows ? 'rows' : 'report'
    const { rows, cut } = await call('imports.exportRejects', { importId, form, output: resolve(values.output) })
    if (values.json) json({ rows, cut })
    else
      io.out(
        `${count(rows)} rows that are not counted in ${printable(values.output)}.${cut > 0 ? ` ${count(cut)} are too long to be mended here and were left out.` : ''}\n`,
      )
    return 0
  })
}

function describe(record: ImportRecord): string {
  const {
    id,
    file,
    kind,
    payments,
    format,
    rowsRead,
    rowsImported,
    rowsDuplicate,
    rowsRejected,
    importedAt,
    undoneAt,
  } = record
  const rows = `${count(rowsRead)} rows = ${count(rowsImported)} imported + ${count(rowsDuplicate)} duplicate + ${count(rowsRejected)} not counted`
  const undone = undoneAt === null ? '' : `, undone ${undoneAt.slice(0, 10)}`
  return `${id}  ${printable(file)}\n    ${payments ? 'payments' : kind}, ${format}, ${importedAt.slice(0, 10)}${undone}: ${rows}\n`
}

function sentences({ file, events, tools, prices, milestones, readAgain, missing, kept }: UndoneImport): string {
  const went = [
    [events, 'event'],
    [tools, 'tool'],
    [prices, 'price'],
    [milestones, 'milestone'],
  ].flatMap(([number, what]) => (number === 0 ? [] : `${count(number as number)} ${what}${number === 1 ? '' : 's'}`))
  const lines = [
    `Undone: ${printable(file)}; ${went.length === 0 ? 'nothing had to change' : `${went.join(', ')} gone or as before`}.`,
  ]
  for (const each of readAgain)
    lines.push(`${printable(each.file)} was read again; ${count(each.rows)} of its rows came in.`)
  for (const each of missing)
    lines.push(`${printable(each.file)} is not as it was, so up to ${count(each.rows)} of its rows may be missing; import it again.`) // prettier-ignore
  if (kept.length > 0) lines.push(`Kept, because something later speaks of them: ${kept.map(printable).join(', ')}.`)
  return `${lines.join('\n')}\n`
}

export const command: Command = { help, run }
