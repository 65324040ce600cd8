import { noteParts } from '../../../../shared/notes/note-lists.ts'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import { dayOf } from '../../../../shared/text/figures.ts'
import { type FileAccount, rangeIsOfNewRows, type RefusedFile } from '../../../../shared/import.ts'
import { mergedReports, type MergedReport, notesOf } from '../../../../shared/notes/merged-reports.ts'
import { needWorkspace, parse, usage } from '../args.ts'
import { quoted } from '../config-command.ts'
import { count, duration } from '../format/numbers.ts'
import { shownNames } from '../format/shown-names.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { choiceOptions, readChoices } from '../import-choices.ts'
import { emailsBesideFigures } from '../notes/emails-left-out.ts'
import { type Note, note, printedNote } from '../notes/note.ts'
import { eventRates } from '../notes/event-rates.ts'
import { suggestedNoIds } from '../notes/no-ids.ts'
import { ownPeople } from '../notes/own-people.ts'
import { ownTraffic } from '../notes/own-traffic.ts'
import { robots } from '../notes/robots.ts'
import { unusedAliases } from '../notes/unused-aliases.ts'
import { uncountedBeforehand, uncountedPageViews } from '../notes/page-views.ts'
import { progressLine } from '../progress.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack import FILE… -w WORKSPACE

Reads export files, or all files of a folder, into a workspace, each whole or not at all. Rows that are there already are counted and skipped, so
importing a file again adds nothing. More than three files that are read alike are told of as one.

  --kind KIND            events, tools, tool-prices, milestones or decision; recognised when not given
  --format ID            a format such as segment-pages; recognised when not given
  --map field=Column,…   which columns to take, e.g. time=Date,visitor=Cookie,path=URL for a file nobody recognises, and of all files
                         of the call; of one that is recognised, single fields (messageId=id, seats_licensed=Seats); docs/reference.md lists them. Of JSON, also in cells, a
                         place in its objects: campaign=event_properties.page_variant,previous=user_properties.email.
                         path==/webinar puts every row of a table without pages on that page; event==Name names all of its
                         events; name==Figma says of which tool a list of users is.
                         Several columns for time (time=Lead date,time=Customer date) are an event each, named by its column
  --zone Area/City       zone of times that name none (UTC); of payments whose times are moments, the zone whose days count
                         (that of the workspace)
  --day-order ORDER      day-month or month-day, for dates such as 03/04/2019 where no row shows it
  --days WHICH           end or start: what of its day an event is whose time is a day. Where all times are days, what tables without
                         pages say (customers, orders) is of the end, so that what somebody saw that day comes before. start also takes
                         the beginning of minutes, where times have no seconds
  --internal-addresses LIST  IP addresses and networks of one's own, as 192.0.2.20,192.0.2.*,2001:db8::/32: rows from there become
                         internal traffic, which reports can leave out; the address is not kept
  --keep COLUMN          of a table of events of no known source: keeps a column that looks like somebody's name, phone number or street
                         address, which is left out else; once for each of several
  --paid-is SIGN         negative or positive: the sign of what was paid, where a statement has receipts as well
  --count-account NAME   of a ledger with both sides of each entry: an account that counts, though it looks like no expense, as the
                         file writes it; once for each of several
  --vat RATE[=PAYEES]    of payments: VAT in per cent that is in the amounts and counts as no cost, of all payees or of some
                         (19=Personio;DATEV), once for each rate, or the column that says it of each row ("Tax amount"); holds for
                         later files of this kind too
  --currency CODE        such as EUR: of amounts that name none, neither in their row nor in the name of their column
  --encoding NAME        such as utf-16le, windows-1252 or shift_jis; found from the bytes when not given
  --delimiter WHICH      comma, semicolon, tab or bar
  --header-line N        line of the file that names the columns; 0 where none does (they are then column 1, column 2, …)
  --sheet NAME           of a workbook: the sheet to read, once for each of several, or all (the first that is known, with those of the
                         same headings)
  --mapping NAME         reads it as a saved mapping says (see \`touchstack mapping\`); other options go before it
  --inventory snapshot   the file is the whole stack of one day: what is missing ended (append: adds and updates)
  --as-of DATE           the day a list of tools or a snapshot is of; a list without one is of the moment of its import
  --order rows           rows are in order though they have no times
  --dry-run              say what would be imported and store nothing
  --json                 {"files": [...], "notes": [...]} on stdout, nothing else: the account of each file, and what is said
                         of all of them together, with the commands that do what it offers
`

const options = { ...choiceOptions, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } } as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('import', args, options)
  if (positionals.length === 0) throw usage('import needs at least one file.')
  const workspace = needWorkspace('import', values.workspace)
  const chosen = readChoices(values)
  const dryRun = values['dry-run'] ?? false
  if (chosen.mapping !== undefined && !existsSync(workspace))
    throw new AppError('NOT_FOUND', `There is no workspace ${workspace} yet, so no mapping "${chosen.mapping}" is saved in it: name the workspace that has it, or save it there first (\`touchstack mapping save "${chosen.mapping}" FILE -w ${workspace} --map …\`).`) // prettier-ignore
  const progress = values.json ? null : progressLine(io.terminal)
  const signal = io.stopSignal()
  const { files, refused, timeZone, notes } = await openFor(io, workspace, dryRun, async (call) => {
    try {
      const result = await call(
        'imports.run',
        { files: positionals.map((file) => ({ file, ...chosen })), dryRun },
        { signal, onProgress: progress?.show },
      )
      const events = result.files.filter(({ kind }) => kind === 'events')
      const notes =
        events.length === 0
          ? []
          : dryRun
            ? [await uncountedBeforehand(call, workspace, events.map(({ file }) => ({ file, ...chosen })), { signal, onProgress: progress?.show })] // prettier-ignore
            : [
                await uncountedPageViews(call, workspace),
                await emailsBesideFigures(call, workspace),
                await ownPeople(call, workspace, 'site'),
                await ownTraffic(call, workspace),
                await robots(call, workspace),
                await unusedAliases(call, workspace, null),
                await suggestedNoIds(call, workspace),
                await eventRates(call, workspace, events),
              ]
      return { ...result, notes: [howToMap(result.refused, workspace), ...notes].filter((note) => note !== null) }
    } finally {
      progress?.clear()
    }
  })
  if (values.json) io.out(`${JSON.stringify({ files, ...(refused.length > 0 && { refused }), notes }, null, 2)}\n`)
  else {
    io.out(
      `${dryRun ? 'Dry run: nothing was stored.\n' : ''}${mergedReports(files)
        .map((file) => describeFile(file, timeZone))
        .join('')}`,
    )
    for (const note of notes) io.out(`${printedNote(note)}\n`)
  }
  if (refused.length === 0) return 0
  io.err(`${refused.length} of ${files.length + refused.length} files were not imported: ${refused.map(({ message }) => message).join(' ')}`) // prettier-ignore
  return 1
}

/** What `--map` says holds for all files of a call, so each needs one of its own. */
function howToMap(refused: readonly RefusedFile[], workspace: string): Note | null {
  const offered = refused.flatMap(({ file, map }) => (map === undefined ? [] : [{ file, map }]))
  if (offered.length === 0) return null
  return note(
    `The values of ${offered.length === 1 ? printable(basename(offered[0]!.file)) : `${offered.length} files that were not imported`} say what the columns are. What --map says holds for all files of a call, so import ${offered.length === 1 ? 'it' : 'each'} by itself.`,
    ...offered.map(({ file, map }) => ({
      does: `import ${printable(basename(file))}`,
      command: `touchstack import ${quoted(printable(file))} -w ${quoted(workspace)} --map ${quoted(printable(map))}`,
    })),
  )
}

type Work<T> = Parameters<typeof withWorkspace<T>>[3]

/** Where there is no workspace, a dry run makes none, and an import of which nothing could be stored leaves none. */
async function openFor<T>(io: Io, workspace: string, dryRun: boolean, work: Work<T>): Promise<T> {
  if (existsSync(workspace)) return withWorkspace(io, workspace, { create: true }, work)
  if (!dryRun) return openNew(io, workspace, work)
  const folder = mkdtempSync(join(tmpdir(), 'touchstack-dry-run-'))
  try {
    return await withWorkspace(io, join(folder, 'dry-run.touchstack'), { create: true, dataDir: folder }, work)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function openNew<T>(io: Io, workspace: string, work: Work<T>): Promise<T> {
  let isEmpty = false as boolean
  try {
    return await withWorkspace(io, workspace, { create: true }, async (call) => {
      try {
        return await work(call)
      } finally {
        // Of several files each may be refused without an error.
        isEmpty = (await call('imports.list', {})).length === 0
      }
    })
  } finally {
    if (isEmpty) for (const end of ['', '-wal', '-shm']) rmSync(`${workspace}${end}`, { force: true, maxRetries: 5 })
  }
}

const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : shownNames(names.map(printable)).join(', ')) // prettier-ignore

/** `timeZone` is that of reports, so that days are the same in both. */
function describeFile(report: MergedReport<FileAccount>, timeZone: string): string {
  const { rowsRead, rowsImported, rowsDuplicate, rowsRejected, rejectReasons, timeRange, delimiter, seconds } = report
  const facts = [report.kind, report.format, report.encoding]
  if (delimiter !== null && delimiter !== ',') facts.push(`delimiter ${JSON.stringify(delimiter)}`)
  if (timeRange) {
    // Days of payments have no zone.
    const zone = report.kind === 'events' ? timeZone : 'UTC'
    const [first, last] = timeRange.map((time) => dayOf(time, zone))
    facts.push(
      `${rangeIsOfNewRows(report) ? 'new rows from ' : ''}${first} to ${last}${zone === 'UTC' ? '' : ` in ${zone}`}`,
    )
  }
  if (report.kind === 'events') {
    const asReports = report.zone === timeZone ? '' : ` (reports are in ${timeZone}: --zone ${timeZone} reads them so)`
    facts.push(report.saysUtc === undefined ? `times without a zone read as ${report.zone}${asReports}` : `times in UTC, as ${report.saysUtc} says`) // prettier-ignore
  }
  facts.push(seconds < 60 ? `${seconds.toFixed(1)} s` : duration(seconds))
  const rows = `${count(rowsImported)} imported + ${count(rowsDuplicate)} duplicate + ${count(rowsRejected)} not counted`
  const more = rowsRejected - rejectReasons.reduce((sum, each) => sum + each.rows, 0)
  const lines = [
    named(report.each),
    `  ${facts.join(', ')}`,
    `  ${count(rowsRead)} rows read = ${rows}`,
    ...rejectReasons.map(notCounted),
  ]
  if (more > 0) lines.push(`  not counted: ${count(more)} more`)
  lines.push(...notesLines(report.each))
  lines.push(`  columns kept: ${list(report.columnsKept)}`, `  columns dropped: ${list(report.columnsDropped)}`)
  return `${lines.join('\n')}\n`
}

/** `122 files read alike, from daily/events_1.jsonl to events_122.jsonl; --json lists them`. */
function named(each: readonly FileAccount[]): string {
  const [first, last] = [each[0]!.file, each.at(-1)!.file]
  if (each.length === 1) return printable(first)
  return `${count(each.length)} files read alike, from ${printable(first)} to ${printable(basename(last))}; --json lists them`
}

/** The rest is counted; --json has all. */
const shownOfNote = 10

function notesLines(each: readonly FileAccount[]): string[] {
  if (each.length === 1) return each[0]!.notes.flatMap((note) => noteLines(note))
  const notes = notesOf(each)
  const rest = notes.length - shownOfNote
  const of = (files: readonly string[]): string =>
    files.length === each.length
      ? ''
      : files.length === 1
        ? ` of ${basename(files[0]!)}`
        : ` of ${count(files.length)} files`
  return [
    ...notes.slice(0, shownOfNote).flatMap(({ note, files }) => noteLines(note, of(files))),
    ...(rest > 0 ? [`  and ${count(rest)} more notes; --json has all`] : []),
  ]
}

function noteLines(note: string, of = ''): string[] {
  const { sentence, items } = noteParts(note)
  const rest = items.length - shownOfNote
  return [
    `  note${printable(of)}: ${printable(sentence)}`,
    ...items.slice(0, shownOfNote).map((item) => `    ${printable(item)}`),
    ...(rest > 0 ? [`    and ${count(rest)} more; --json has all`] : []),
  ]
}

/** In the words of the screen: many are rows of payments that are rightly no expense. `not counted, line 4: it has no time`, or for many `not counted, 18 rows (lines 3, 4, 5, 9, 12 and 13 more): …`. */
function notCounted({ reason, alike, rows, lines }: FileAccount['rejectReasons'][number]): string {
  if (rows === 1) return `  not counted, line ${lines[0]}: ${printable(reason)}`
  const more = rows > lines.length ? ` and ${count(rows - lines.length)} more` : ''
  return `  not counted, ${count(rows)} rows (lines ${lines.join(', ')}${more}): ${printable(reason)}${alike ? ', and the like' : ''}`
}

export const command: Command = { help, run }
