import { resolve } from 'node:path'
import type { Call } from '../../../../shared/api.ts'
import { pagelessWords } from '../../../../shared/pageless.ts'
import type { ReportDefinition } from '../../../../shared/reports/report.ts'
import { type Report, reports, type ReportSlug } from '../../../../shared/reports/index.ts'
import { decimalMarks } from '../../../../shared/csv.ts'
import { reportCsv } from '../../../../shared/reports/as-csv.ts'
import { spellingWords } from '../../../../shared/spellings.ts'
import { userCapitalsSentence } from '../../../../shared/user-capitals.ts'
import { renewalCalendar } from '../../../../shared/renewal-calendar.ts'
import { writeWhole } from '../../../core/export/write-whole.ts'
import { needWorkspace, oneOf, parse, usage } from '../args.ts'
import { count } from '../format/numbers.ts'
import { formatTable } from '../format/table.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { uncountedPageViews } from '../page-views.ts'
import { describeFlag, type Flag, normaliseFlags, parseFlag, reportFlags } from '../report-flags.ts'
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

\`--decimal comma\` writes csv with decimal commas between semicolons, as spreadsheets of many countries read it.
--save also writes a report file: the results with the configuration and the hashes of the imported files, so that
\`touchstack verify\` can work them out again in another workspace. Lists are separated by commas; \`null\` stands for none.
\`--format ics\` gives renewals as a calendar.
${slugs
  .map((slug) => {
    const flags = reportFlags(definition(slug)).map((flag) => `\n${describeFlag(flag)}`)
    return `\n${slug}: ${definition(slug).question}${flags.join('')}\n`
  })
  .join('')}`

async function run(args: string[], io: Io): Promise<number> {
  const slug = args.find((arg) => (slugs as string[]).includes(arg)) as ReportSlug | undefined
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
  const given = validate(slug, flags, readParams(flags, values))
  const { save } = values
  if (save !== undefined && resolve(save) === resolve(workspace))
    throw usage('The file to save is the workspace itself; name another one.')
  const { document, uncounted, leftOut, spelling, capitals, worth } = await withWorkspace(
    io,
    workspace,
    { create: false },
    async (call) => {
      const isAboutPages = flags.some(({ param }) => param === 'goal') || slug === 'template-proposals'
      const uncounted = format === 'table' && isAboutPages ? await uncountedPageViews(call, workspace) : null
      // A report with a line of events says it there.
      const isOfPeople = (isAboutPages || slug === 'entry-exit') && !saysWhoIsLeftOut(slug)
      const leftOut = isOfPeople && format === 'table' ? await peopleLeftOut(call) : null
      const spellingIn = async (params: object): Promise<string[]> =>
        (isAboutPages || slug === 'entry-exit') && format === 'table' ? spellingOf(call, params) : []
      const capitals = (isAboutPages || slug === 'entry-exit') && format === 'table' ? await capitalsOf(call) : null
      const said = { uncounted, leftOut, capitals }
      if (save === undefined) {
        const document = await call('report.run', { slug, params: given })
        const worth = isAboutPages && format === 'table' ? await worthOf(call, document.params) : null
        return { document, ...said, spelling: await spellingIn(document.params), worth }
      }
      const { report, params: filled, rows, totals, ...rest } = await call('report.file', { slug, params: given })
      const whole = { report, params: filled, rows, totals, ...rest }
      writeWhole(save, (write) => write(`${JSON.stringify(whole, null, 2)}\n`))
      const document = { report, params: filled, rows, totals }
      return { document, ...said, spelling: await spellingIn(filled), worth: null }
    },
  )
  if (format === 'json') io.out(`${JSON.stringify(document, null, 2)}\n`)
  else if (format === 'ics') {
    const { currency } = await withWorkspace(io, workspace, { create: false }, (call) => call('config.get', {}))
    io.out(renewalCalendar(document as Report<'renewals'>, currency))
  } else if (format === 'csv') io.out(reportCsv(slug, document, decimal))
  else io.out(formatTable(document, definition(slug).question, io.width()))
  if (uncounted !== null) io.err(uncounted)
  if (leftOut !== null) io.err(leftOut)
  for (const sentence of spelling) io.err(sentence)
  if (capitals !== null) io.err(capitals)
  if (worth !== null) io.err(worth)
  if (slug === 'content-attribution' && format === 'table') {
    const cause = pagelessWords((document as Report<'content-attribution'>).totals)
    if (cause !== null) io.err(`${cause} report identity says who is one person.`)
  }
  return 0
}

const saysWhoIsLeftOut = (slug: ReportSlug): boolean => 'leftOut' in reports[slug].totals.shape

async function peopleLeftOut(call: Call): Promise<string | null> {
  const people = (await call('workspace.status', {}))?.peopleLeftOut ?? 0
  if (people === 0) return null
  const { excludePeople, excludeUserAgents } = await call('config.get', {})
  const byUserAgent = excludeUserAgents.robots || excludeUserAgents.patterns.length > 0
  const by = [...(excludePeople.length > 0 ? ['excludePeople'] : []), ...(byUserAgent ? ['excludeUserAgents'] : [])]
  return `${count(people)} ${people === 1 ? 'person is' : 'people are'} left out (${by.join(', ')} in the configuration).`
}

/** A goal that is worth nothing though its events have amounts. */
async function worthOf(call: Call, params: object): Promise<string | null> {
  const name = 'goal' in params ? params.goal : null
  const goal = (await call('config.get', {})).goals.find((each) => each.name === name)
  if (!goal || goal.value !== null || goal.event === null) return null
  const event = (await call('events.names', {})).find((each) => each.kind === 'event' && each.name === goal.event)
  if (!event?.properties.includes('value')) return null
  return `"${printable(goal.name)}" is worth nothing, though its events have a value: with "value": {"property": "value"} in the goal (config set) reports say what they are worth.`
}

/** Until somebody has said whether capitals of user ids count. */
async function capitalsOf(call: Call): Promise<string | null> {
  const status = await call('workspace.status', {})
  if (status?.userIds.ignoreCase !== null) return null
  const sentence = userCapitalsSentence(await call('userIds.capitals', {}))
  return sentence === null ? null : printable(sentence)
}

const byPages: readonly unknown[] = ['group', 'page', 'topic']
const byTags: readonly unknown[] = ['channel', 'source', 'medium', 'campaign']

/** How pages and tags are made one, where the report depends on it. */
async function spellingOf(call: Call, params: { by?: unknown; within?: unknown; goal?: unknown }): Promise<string[]> {
  const status = await call('workspace.status', {})
  if (!status) return []
  const words = spellingWords(status.spelling)
  const { by = 'page', within = null, goal } = params
  const isReached = words.pages !== null && (await call('config.get', {})).goals.some(({ name, path }) => name === goal && path !== null) // prettier-ignore
  const matters = { pages: byPages.includes(by) || within !== null || isReached, tags: byTags.includes(by) }
  return (['pages', 'tags'] as const).flatMap((key) =>
    !matters[key] || words[key] === null ? [] : [`${words[key]} (${key} in the configuration).`],
  )
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

function readParams(flags: Flag[], values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    flags.flatMap((flag) => {
      const text = values[flag.flag.slice(2)]
      return typeof text === 'string' ? [[flag.param, parseFlag(flag, text)]] : []
    }),
  )
}

/** The engine would say the same, after opening the workspace and in the words of the contract. */
function validate(slug: ReportSlug, flags: Flag[], params: Record<string, unknown>): Record<string, unknown> {
  const parsed = definition(slug).params.safeParse(params)
  if (parsed.success) return params
  const { path, message } = parsed.error.issues[0]!
  const flag = flags.find(({ param }) => param === path[0])
  throw usage(`${flag ? `${flag.flag}: ` : `report ${slug}: `}${message.replace(/\.?$/, '.')}`)
}

export const command: Command = { help, run }
