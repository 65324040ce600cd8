import { resolve } from 'node:path'
import { writeWhole } from '../../../core/export/write-whole.ts'
import { decimalMarks } from '../../../../shared/text/csv.ts'
import { needWorkspace, numberOf, oneOf, parse, usage } from '../args.ts'
import { type DocumentSize, loadDocument, renderDocument } from '../document.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { withWorkspace } from '../workspace.ts'
import { checkViewParams } from '../view-params.ts'

const help = `touchstack export html [VIEW…] -w WORKSPACE -o FILE
touchstack export traits|colleagues|decision|tools|milestones|events|workspace -w WORKSPACE -o FILE

\`html\` writes reports as one file that needs nothing else: findings, charts, tables, how each figure is computed, and what
they rest on. It prints on A4 and Letter. A VIEW is what a link to a screen has after \`#/\`: content-attribution, or
"stack-cost?by=team&asOf=2019-07-01"; \`title=What teams spend\` among its params heads its chapter. Without a VIEW it is the
document that was put together on screen (\`document\` in the configuration: a \`title\`, an \`introduction\` and \`views\`).

  --title TEXT               heads the document; that of the one put together on screen, or the name of the
                             workspace, when not given
  --introduction TEXT        plain text below the title; a blank line begins a paragraph
  --short                    as many on a page of A4 as fit whole: 15 rows of a table, no commands and not how figures
                             are computed
  --one-page                 three or four on a page of A4 or Letter: the finding of each and a small chart; of what was
                             paid or is budgeted a table in place of the months, where the view has a \`by\`
  --without-left-out         of a whole one: without the ids of people left out, which its settings list

\`traits\` writes one record per person: their first and last interaction before converting, and how many there were.

  --goal NAME                which goal; the first when not given
  --lookback-days N          only interactions this long before
  --people converted|known   who (converted)
  --format jsonl|csv         jsonl, or csv where FILE ends in .csv

\`colleagues\` writes a list of people as CSV: each who converted without a page, as somebody who pays by invoices@acme.com, with a
colleague who has pages (\`user_id,email,created_at\`; \`other_colleagues\` says how many more there are). Look through it, then
\`touchstack import\` it: the two of a row are one person from then on, until that import is undone.

  --goal NAME                which goal; the first when not given
  --reached NAME             instead: who reached the goal and never this one, with a colleague who did
  --from DATE, --to DATE     only conversions from that day on, and before that day

\`decision\` writes a build-or-buy decision: as JSON that imports again without loss, or as a record to read.

  --decision NAME            which; the one saved last when not given
  --version N                the latest when not given
  --format json|markdown     json, or markdown where FILE ends in .md

\`tools\`, \`milestones\` and \`events\` write CSV that imports again, the inventory without loss; \`workspace\` writes a copy
of the workspace. Of tools, \`cost\` is that of today, \`annual_cost_today_EUR\` what it comes to a year in the workspace's
currency (0: not in use), and \`price_history\` what was paid before, with the price before the first day first. A \`cost\` that
is changed in the file is a new price from the day it is imported again.

  --decimal comma            of tools: decimal commas between semicolons, as spreadsheets of many countries read it
`

const wholes = ['tools', 'milestones', 'events', 'workspace'] as const
const kinds = ['html', 'traits', 'colleagues', 'decision', ...wholes] as const

const options = {
  workspace: { type: 'string', short: 'w' },
  output: { type: 'string', short: 'o' },
  goal: { type: 'string' },
  reached: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'lookback-days': { type: 'string' },
  people: { type: 'string' },
  format: { type: 'string' },
  decision: { type: 'string' },
  version: { type: 'string' },
  title: { type: 'string' },
  introduction: { type: 'string' },
  short: { type: 'boolean' },
  'one-page': { type: 'boolean' },
  'without-left-out': { type: 'boolean' },
  decimal: { type: 'string' },
} as const

/** What has nothing to choose. */
async function exportWhole(
  io: Io,
  kind: (typeof wholes)[number],
  workspace: string,
  output: string,
  values: Record<string, unknown>,
): Promise<number> {
  const stray = Object.keys(options).find(
    (name) => !['workspace', 'output', 'decimal'].includes(name) && values[name] !== undefined,
  )
  if (stray) throw usage(`export ${kind} has no option --${stray}.`)
  const { records } = await withWorkspace(io, workspace, { create: false }, (call) =>
    kind === 'tools'
      ? call('export.tools', {
          output,
          decimal: oneOf('--decimal', values['decimal'] as string | undefined, decimalMarks) ?? 'point',
        })
      : call(`export.${kind}` as const, { output }),
  )
  const what = records === null ? 'the workspace' : `${count(records)} ${records === 1 ? kind.replace(/s$/, '') : kind}`
  io.out(`Wrote ${what} to ${printable(output)}.\n`)
  return 0
}

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('export', args, options)
  const kind = oneOf('export', positionals[0], kinds)
  if (kind === undefined || (positionals.length > 1 && kind !== 'html'))
    throw usage(`export takes one of ${kinds.join(', ')}.`)
  const workspace = needWorkspace('export', values.workspace)
  const { output, goal } = values
  if (output === undefined || output === '') throw usage('export needs a file to write: -o FILE.')
  if (resolve(output) === resolve(workspace))
    throw usage('The file to write is the workspace itself; name another one.')
  if (values.decimal !== undefined && kind !== 'tools')
    throw usage(`export ${kind} has no option --decimal; it goes with export tools.`)
  if (kind === 'html') return exportHtml(io, workspace, output, positionals.slice(1), values)
  const ofHtml = (['title', 'introduction', 'short', 'one-page', 'without-left-out'] as const).find(
    (name) => values[name] !== undefined,
  )
  if (ofHtml) throw usage(`export ${kind} has no option --${ofHtml}; it goes with export html.`)
  if (kind === 'colleagues') return exportColleagues(io, workspace, output, values)
  const ofColleagues = (['reached', 'from', 'to'] as const).find((name) => values[name] !== undefined)
  if (ofColleagues) throw usage(`export ${kind} has no option --${ofColleagues}; it goes with export colleagues.`)
  if (kind === 'decision') return exportDecision(io, workspace, output, values)
  if (kind !== 'traits') return exportWhole(io, kind, workspace, output, values)
  const stray = values.decision === undefined ? (values.version === undefined ? undefined : '--version') : '--decision'
  if (stray) throw usage(`export traits has no option ${stray}; it goes with export decision.`)
  const people = oneOf('--people', values.people, ['converted', 'known'] as const)
  const format = oneOf('--format', values.format, ['jsonl', 'csv'] as const)
  const days = values['lookback-days']
  const lookbackDays = days === undefined || days === 'null' ? null : numberOf('--lookback-days', days)
  const { records } = await withWorkspace(io, workspace, { create: false }, (call) =>
    call('export.traits', {
      output,
      lookbackDays,
      format: format ?? (output.toLowerCase().endsWith('.csv') ? 'csv' : 'jsonl'),
      ...(goal !== undefined && { goal }),
      ...(people && { people }),
    }),
  )
  io.out(`Wrote ${count(records)} ${records === 1 ? 'record' : 'records'} to ${output}.\n`)
  return 0
}

async function exportColleagues(
  io: Io,
  workspace: string,
  output: string,
  values: Record<string, unknown>,
): Promise<number> {
  const stray = Object.keys(options).find(
    (name) => !['workspace', 'output', 'goal', 'reached', 'from', 'to'].includes(name) && values[name] !== undefined,
  )
  if (stray) throw usage(`export colleagues has no option --${stray}.`)
  const asked = Object.fromEntries((['goal', 'reached', 'from', 'to'] as const).flatMap((name) => (typeof values[name] === 'string' ? [[name, values[name]]] : []))) // prettier-ignore
  const { records } = await withWorkspace(io, workspace, { create: false }, (call) =>
    call('export.colleagues', { output, ...asked }),
  )
  io.out(`Wrote ${count(records)} ${records === 1 ? 'person' : 'people'} with a colleague to ${printable(output)}.\n`)
  return 0
}

async function exportHtml(
  io: Io,
  workspace: string,
  output: string,
  views: string[],
  values: Record<string, unknown>,
): Promise<number> {
  const stray = Object.keys(options).find(
    (name) =>
      !['workspace', 'output', 'title', 'introduction', 'short', 'one-page', 'without-left-out'].includes(name) &&
      values[name],
  )
  if (stray) throw usage(`export html has no option --${stray}; a report's own stand in its view: SLUG?param=value.`)
  if (values['short'] && values['one-page']) throw usage('export html takes --short or --one-page, not both.')
  const size: DocumentSize = values['one-page'] ? 'page' : values['short'] ? 'short' : 'whole'
  views.forEach(checkViewParams)
  const document = await loadDocument(io.locations)
  const { html, names, reports } = await withWorkspace(io, workspace, { create: false }, async (call) => {
    const kept =
      views.length === 0 ? (await call('config.get', {})).document : { title: null, introduction: null, views }
    if (kept.views.length === 0)
      throw usage(
        'export html needs a report or more: content-attribution, "stack-cost?by=team". None was added to the document of this workspace on screen.',
      )
    const said = (name: 'title' | 'introduction'): string | null => (typeof values[name] === 'string' && values[name].trim()) || kept[name] // prettier-ignore
    const wanted = { views: kept.views, title: said('title'), introduction: said('introduction'), size, withoutLeftOut: values['without-left-out'] === true } // prettier-ignore
    return { ...(await renderDocument(document, io.locations, call, wanted)), reports: kept.views.length }
  })
  writeWhole(output, (write) => write(html))
  io.out(`Wrote ${count(reports)} ${reports === 1 ? 'report' : 'reports'} to ${printable(output)}.\n`)
  if (names !== null) io.err(`The file holds ${names}. Pass it on only to whoever may see them.`)
  return 0
}

type Values = Partial<Record<'decision' | 'version' | 'format' | 'goal' | 'people' | 'lookback-days', string>>

async function exportDecision(io: Io, workspace: string, output: string, values: Values): Promise<number> {
  const stray = (['goal', 'people', 'lookback-days'] as const).find((flag) => values[flag] !== undefined)
  if (stray) throw usage(`export decision has no option --${stray}; it goes with export traits.`)
  const format = oneOf('--format', values.format, ['json', 'markdown'] as const)
  const version = values.version === undefined ? null : numberOf('--version', values.version)
  const written = await withWorkspace(io, workspace, { create: false }, (call) =>
    call('export.decision', {
      output,
      version,
      decision: values.decision ?? null,
      format: format ?? (/\.(md|markdown)$/i.test(output) ? 'markdown' : 'json'),
    }),
  )
  io.out(`Wrote "${printable(written.name)}", version ${written.version}, to ${output}.\n`)
  return 0
}

export const command: Command = { help, run }
