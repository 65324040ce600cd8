/** `docs/reference.md` as text: every command with its help, every report with its params, rows and totals, the fields of `--map`, the channels. */
import { z } from 'zod'
import { channelRules, channelSites, paidMedium } from '../../../../shared/pages/channels.ts'
import type { ReportDefinition } from '../../../../shared/reports/report.ts'
import { reports } from '../../../../shared/reports/index.ts'
import { describeFlag, reportFlags } from '../report-flags.ts'
import { openCommandLine } from './command-line.ts'
import { importFieldTables } from './import-fields.ts'

export async function reference(commands: string[]): Promise<string> {
  const cli = openCommandLine()
  const parts = [
    '# Reference',
    '',
    'Written from the code by `npm run reference`; do not edit. What each number means is in its "How is this computed?".',
    '',
    '## Commands',
  ]
  for (const name of commands) {
    const { out } = await cli.touchstack([name, '--help'])
    // The params of the reports have chapters of their own below.
    const help = name === 'report' ? out.split('\n\n').slice(0, 2).join('\n\n') : out
    parts.push('', `### ${name}`, '', '```', help.trimEnd(), '```')
  }
  cli.close()
  parts.push(
    '',
    '## Reports',
    '',
    '`--format json` is one object: `report`, `params` (all, defaults filled in), `rows`, `totals` and `notes`. Numbers are numbers, times ISO-8601 UTC with ms, money in the workspace currency.',
    '',
    '`notes` is what a table says below it, whom and what its figures leave out and what may be amiss with them: a list of `{ text, commands: list of { does, command } }`, empty where there is nothing to say. A command is for a POSIX shell, and does what the text offers: `does` completes “To …”.',
  )
  for (const [slug, report] of Object.entries(reports) as [string, ReportDefinition][]) {
    parts.push('', `### ${slug}`, '', report.question)
    const flags = reportFlags(report).map((flag) => describeFlag(flag))
    if (flags.length > 0) parts.push('', '```', ...flags, '```')
    parts.push('', `- a row: ${fields(report.row)}`, `- totals: ${fields(report.totals)}`)
  }
  parts.push(
    '',
    '## Fields of --map',
    '',
    '`--map seats_licensed="Licences achetées",notice_days=Préavis` says which column is which; a field with nothing behind `=` gets none.',
    '',
    'Of JSON exports, and of cells that hold JSON, it is a place within the objects: `--map "campaign=event_properties.page_variant,previous=user_properties.email"`; a JSON file that lacks the place is imported without it where another file of the import has it, or where its format has emails there. Several columns for `time` are dates of one row, each an event named by its column.',
    ...importFieldTables(),
  )
  parts.push('', '## Channels', '', `The first rule that fits, in any case of letters. ${paidMedium}`, '')
  parts.push(...channelRules.map(({ channel, when }, index) => `${index + 1}. **${channel}**: ${when}.`))
  parts.push(
    '',
    'Sites, with their subdomains (of search and shopping only those that are the same site); `*` = any country.',
    '',
  )
  parts.push(...channelSites.map(([kind, hosts]) => `- ${kind}: ${hosts.map((host) => `\`${host}\``).join(', ')}`))
  return `${parts.join('\n')}\n`
}

interface Schema {
  type?: string | string[]
  anyOf?: Schema[]
  enum?: unknown[]
  const?: unknown
  items?: Schema
  properties?: Record<string, Schema>
}

function fields(type: z.ZodType): string {
  const { properties = {} } = z.toJSONSchema(type, { unrepresentable: 'any' }) as Schema
  const list = Object.entries(properties).map(([name, schema]) => `\`${name}\` ${typeOf(schema)}`)
  return list.length > 0 ? list.join(', ') : 'none'
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === 'array') {
    const item = typeOf(schema.items ?? {})
    return `list of ${item.includes(' ') && !item.startsWith('{') ? `(${item})` : item}`
  }
  if (schema.type === 'object' && schema.properties)
    return `{ ${Object.entries(schema.properties)
      .map(([name, each]) => `${name}: ${typeOf(each)}`)
      .join(', ')} }`
  if (Array.isArray(schema.type)) return schema.type.join(' or ')
  return schema.type === 'string' ? 'text' : schema.type === 'integer' ? 'number' : (schema.type ?? 'anything')
}
