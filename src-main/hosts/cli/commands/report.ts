import { resolve } from 'node:path'
import type { Call } from '../../../../shared/api.ts'
import type { ReportDefinition } from '../../../../shared/reports/report.ts'
import { type Report, reports, type ReportSlug } from '../../../../shared/reports/index.ts'
import { csvStart, decimalMarks } from '../../../../shared/text/csv.ts'
import { reportCsv } from '../../../../shared/reports/as-csv.ts'
import { renewalCalendar } from '../../../../shared/stack/renewal-calendar.ts'
import { wholeReport } from '../../../../shared/whole-report.ts'
import { writeWhole } from '../../../core/export/write-whole.ts'
import { needWorkspace, oneOf, parse, usage } from '../args.ts'
import { formatTable } from '../format/table.ts'
import type { Command, Io } from '../io.ts'
import { printedNote } from '../notes/note.ts'
import { reportNotes } from '../notes/report-notes.ts'
import { describeFlag, normaliseFlags, readParams, reportFlags } from '../report-flags.ts'
import { reportHelp } from '../report-help.ts'
import { withWorkspace } from '../workspace.ts'

const own = {
  workspace: { type: 'string', short: 'w' },
  format: { type: 'string' },
  save: { type: 'string' },
  decimal: { type: 'string' },
} as const
const slugs = Object.keys(reports) as ReportSlug[]
const definition = (slug: ReportSlug): ReportDefinition => reports[slug]

const help = `touchstack report SLUG -w WORKSPACE [--param value …] [--format table|csv|json] [--save FILE]

\`--decimal comma\` writes csv with decimal commas between semicolons, as spreadsheets of many countries read it
(with a byte order mark, by which Excel knows UTF-8). The csv of people has all of them, unless --limit or --offset is given.
\`--format json\` has what a table says below it as \`notes\`, with the commands that do what they offer.
--save also writes a report file: the results with the configuration and the hashes of the imported files, so that
\`touchstack verify\` can work them out again in another workspace. Lists are separated by commas; \`null\` stands for none.
\`--format ics\` gives renewals as a calendar. \`touchstack report SLUG --help\` tells of one report, with an example.
${slugs
  .map((slug) => {
    const flags = reportFlags(definition(slug)).map((flag) => `\n${describeFlag(flag)}`)
    return `\n${slug}: ${definition(slug).question}${flags.join('')}\n`
  })
  .join('')}`

const slugIn = (args: readonly string[]): ReportSlug | undefined =>
  args.find((arg) => (slugs as string[]).includes(arg)) as ReportSlug | undefined

function helpOn(args: readonly string[]): string {
  const slug = slugIn(args)
  return slug === undefined ? help : reportHelp(slug)
}

async function run(args: string[], io: Io): Promise<number> {
  const slug = slugIn(args)
  const flags = slug ? reportFlags(definition(slug)) : []
  const params = Object.fromEntries(flags.map(({ flag }) => [flag.slice(2), { type: 'string' as const }]))
  if (slug === undefined) throw usage(unknownReport(args))
  const { values, positionals } = parse(`report ${slug}`, normaliseFlags(args, flags), { ...params, ...own }, whichHave)
  if (positionals.length !== 1) throw usage(`report takes one report, not ${positionals.join(' ')}.`)
  const workspace = needWorkspace('report', values.workspace)
  const format = oneOf('--format', values.format, ['table', 'csv', 'json', 'ics'] as const) ?? 'table'
  if (format === 'ics' && slug !== 'renewals') throw usage(`Only renewals come as a calendar; ${slug} does not.`)
  const decimal = oneOf('--decimal', values.decimal, decimalMarks) ?? 'point'
  if (values.decimal !== undefined && format !== 'csv')
    throw usage('--decimal is how csv is written: add --format csv.')
  const given = readParams(
    `report ${slug}`,
    definition(slug),
    flags,
    ({ flag }) => (values as Record<string, unknown>)[flag.slice(2)],
  )
  const { save } = values
  if (save !== undefined && resolve(save) === resolve(workspace))
    throw usage('The file to save is the workspace itself; name another one.')
  const { document, notes } = await withWorkspace(io, workspace, { create: false }, async (call) => {
    // A list of whom to write to that stops in the middle is worse than a long one.
    const isWhole = format === 'csv' && save === undefined && given['limit'] === undefined && given['offset'] === undefined // prettier-ignore
    const document = isWhole ? await wholeReport(call, slug, given) : await runOrSave(call, slug, given, save)
    return {
      document,
      notes: format === 'table' || format === 'json' ? await reportNotes(call, workspace, slug, document) : [],
    }
  })
  if (format === 'json') io.out(`${JSON.stringify({ ...document, notes }, null, 2)}\n`)
  else if (format === 'ics') {
    const { currency } = await withWorkspace(io, workspace, { create: false }, (call) => call('config.get', {}))
    io.out(renewalCalendar(document as Report<'renewals'>, currency))
  } else if (format === 'csv') io.out(csvStart(decimal) + reportCsv(slug, document, decimal))
  else {
    io.out(formatTable(document, definition(slug).question, io.width()))
    for (const each of notes) io.err(printedNote(each))
  }
  return 0
}

/** The report; with a file to save, what that holds of it. */
async function runOrSave(call: Call, slug: ReportSlug, given: Record<string, unknown>, save: string | undefined) {
  if (save === undefined) return call('report.run', { slug, params: given })
  const { report, params, rows, totals, ...rest } = await call('report.file', { slug, params: given })
  const whole = { report, params, rows, totals, ...rest }
  writeWhole(save, (write) => write(`${JSON.stringify(whole, null, 2)}\n`))
  return { report, params, rows, totals }
}

/** A list longer than this helps nobody. */
const mostNamed = 8

/** Of an option a report has not: those that have it. */
function whichHave(flag: string): string {
  const having = slugs.filter((slug) => reportFlags(definition(slug)).some((each) => each.flag === `--${flag}`))
  return having.length === 0 || having.length > mostNamed ? '' : ` --${flag} goes with ${having.join(', ')}.`
}

function unknownReport(args: string[]): string {
  const name = args.find((arg) => !arg.startsWith('-'))
  const known = slugs.join(', ')
  return name === undefined ? `report needs a report: ${known}.` : `There is no report "${name}"; there are ${known}.`
}

export const command: Command = { help: helpOn, run }
