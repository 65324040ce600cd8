import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ColumnMap, type FileReport, importKinds } from '../../../../shared/import.ts'
import { needWorkspace, numberOf, oneOf, parse, usage } from '../args.ts'
import { count, duration } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { progressLine } from '../progress.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack import FILE… -w WORKSPACE

Reads export files, or all files of a folder, into a workspace, each whole or not at all. Rows that are there already are counted and skipped, so
importing a file again adds nothing.

  --kind KIND            events, tools, tool-prices, milestones or decision; recognised when not given
  --format ID            a format such as segment-pages; recognised when not given
  --map field=Column,…   which columns to take, for files nobody recognises, e.g. time=Date,visitor=Cookie,path=URL
  --zone Area/City       zone of times that name none (UTC)
  --day-order ORDER      day-month or month-day, for dates such as 03/04/2019 where no row shows it
  --encoding NAME        such as utf-16le, windows-1252 or shift_jis; found from the bytes when not given
  --delimiter WHICH      comma, semicolon, tab or bar
  --header-line N        line of the file that names the columns
  --inventory snapshot   the file is the whole stack of one day: what is missing ended (append: adds and updates)
  --as-of DATE           the day of the snapshot; import them oldest first
  --order rows           rows are in order though they have no times
  --dry-run              say what would be imported and store nothing
  --json                 {"files": [...]} on stdout, nothing else
`

const options = {
  workspace: { type: 'string', short: 'w' },
  kind: { type: 'string' },
  format: { type: 'string' },
  map: { type: 'string', multiple: true },
  zone: { type: 'string' },
  'day-order': { type: 'string' },
  encoding: { type: 'string' },
  delimiter: { type: 'string' },
  'header-line': { type: 'string' },
  inventory: { type: 'string' },
  'as-of': { type: 'string' },
  order: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const delimiterNames = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const
type DelimiterName = keyof typeof delimiterNames

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('import', args, options)
  if (positionals.length === 0) throw usage('import needs at least one file.')
  const workspace = needWorkspace('import', values.workspace)
  const kind = oneOf('--kind', values.kind, importKinds)
  const order = oneOf('--order', values.order, ['rows'])
  const inventory = oneOf('--inventory', values.inventory, ['append', 'snapshot'] as const)
  const asOf = values['as-of']
  if (asOf !== undefined && inventory !== 'snapshot')
    throw usage('--as-of is the day of a snapshot: add --inventory snapshot.')
  const map = values.map && parseMap(values.map)
  const dayOrder = oneOf('--day-order', values['day-order'], ['day-month', 'month-day'] as const)
  const delimiter = oneOf('--delimiter', values.delimiter, Object.keys(delimiterNames) as DelimiterName[])
  const chosen = {
    ...(kind && { kind }),
    ...(inventory && { inventory }),
    ...(asOf !== undefined && { asOf }),
    ...(values.format !== undefined && { format: values.format }),
    ...(map && { map }),
    ...(values.zone !== undefined && { zone: values.zone }),
    ...(dayOrder && { dayOrder }),
    ...(values.encoding !== undefined && { encoding: values.encoding }),
    ...(delimiter && { delimiter: delimiterNames[delimiter] }),
    ...(values['header-line'] !== undefined && { headerLine: numberOf('--header-line', values['header-line']) }),
    ...(order && { order }),
  }
  const dryRun = values['dry-run'] ?? false
  const progress = values.json ? null : progressLine(io.terminal)
  const signal = io.stopSignal()
  const { files, refused } = await openFor(io, workspace, dryRun, async (call) => {
    try {
      return await call(
        'imports.run',
        { files: positionals.map((file) => ({ file, ...chosen })), dryRun },
        { signal, onProgress: progress?.show },
      )
    } finally {
      progress?.clear()
    }
  })
  if (values.json) io.out(`${JSON.stringify({ files, ...(refused.length > 0 && { refused }) }, null, 2)}\n`)
  else io.out(`${dryRun ? 'Dry run: nothing was stored.\n' : ''}${files.map(describeFile).join('')}`)
  if (refused.length === 0) return 0
  io.err(`${refused.length} of ${files.length + refused.length} files of the folder were not imported: ${refused.map(({ message }) => message).join(' ')}`) // prettier-ignore
  return 1
}

type Work<T> = Parameters<typeof withWorkspace<T>>[3]

/** A dry run makes no workspace where there is none. */
async function openFor<T>(io: Io, workspace: string, dryRun: boolean, work: Work<T>): Promise<T> {
  if (!dryRun || existsSync(workspace)) return withWorkspace(io, workspace, { create: true }, work)
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-dry-run-'))
  try {
    return await withWorkspace(io, join(folder, 'dry-run.touchstack'), { create: true, dataDir: folder }, work)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** `time=Date,visitor=Cookie id`. A column name may hold commas: a new field begins only where `name=` follows one. */
export function parseMap(texts: string[]): ColumnMap {
  const map: ColumnMap = {}
  for (const part of texts.flatMap((text) => text.split(/,(?=\s*\w+=)/))) {
    const at = part.indexOf('=')
    const field = part.slice(0, at).trim()
    if (at < 1 || field === '') throw usage(`--map must be field=Column,…, and "${part}" is not.`)
    if (field in map) throw usage(`--map names the field "${field}" twice.`)
    map[field] = part.slice(at + 1)
  }
  return map
}

const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.map(printable).join(', '))

function describeFile(report: FileReport): string {
  const { rowsRead, rowsImported, rowsDuplicate, rowsRejected, rejects, timeRange, delimiter, seconds } = report
  const facts = [report.kind, report.format, report.encoding]
  if (delimiter !== null && delimiter !== ',') facts.push(`delimiter ${JSON.stringify(delimiter)}`)
  if (timeRange) facts.push(`${timeRange[0].slice(0, 10)} to ${timeRange[1].slice(0, 10)}`)
  if (report.kind === 'events') facts.push(`times without a zone read as ${report.zone}`)
  facts.push(seconds < 60 ? `${seconds.toFixed(1)} s` : duration(seconds))
  const rows = `${count(rowsImported)} imported + ${count(rowsDuplicate)} duplicate + ${count(rowsRejected)} rejected`
  const more = rowsRejected - rejects.length
  const lines = [
    printable(report.file),
    `  ${facts.join(', ')}`,
    `  ${count(rowsRead)} rows read = ${rows}`,
    ...rejects.map(({ line, reason }) => `  rejected line ${line}: ${printable(reason)}`),
  ]
  if (more > 0) lines.push(`  rejected ${count(more)} more`)
  lines.push(...report.notes.map((note) => `  note: ${printable(note)}`))
  lines.push(`  columns kept: ${list(report.columnsKept)}`, `  columns dropped: ${list(report.columnsDropped)}`)
  return `${lines.join('\n')}\n`
}

export const command: Command = { help, run }
