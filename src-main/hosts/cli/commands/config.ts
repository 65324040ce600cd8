import { existsSync } from 'node:fs'
import type { Call } from '../../../../shared/api.ts'
import { type ContentCost, costBy, costKey, tagFields } from '../../../../shared/config.ts'
import { onlyCurrency } from '../../../../shared/notes/only-currency.ts'
import { costsAfterRead } from '../../../../shared/pages/costs-after-read.ts'
import { AppError } from '../../../../shared/errors.ts'
import { unknownHeadsSentence } from '../../../../shared/notes/heads.ts'
import { monthsSentence } from '../../../../shared/notes/cost-period.ts'
import type { HostEvents } from '../../../../shared/pages/own-hosts.ts'
import {
  beforeAfterOf,
  belowSentence,
  besideTable,
  changedSentence,
  movedSentence,
  rulesAfterTable,
} from '../../../../shared/pages/rules-after-table.ts'
import { ruleDays, rulePattern } from '../../../../shared/pages/rule-pattern.ts'
import { firstSeenName } from '../../../../shared/notes/first-seen.ts'
import { countedTraffic } from '../../../../shared/pages/traffic.ts'
import { counted } from '../../../../shared/text/figures.ts'
import { unknownEventSentence } from '../../../../shared/notes/unknown-event.ts'
import { visitorOfSentence } from '../../../../shared/pages/visitor-of.ts'
import { isCostTable } from '../../../core/content-groups/read-costs.ts'
import { isPageAliasTable } from '../../../core/content-groups/read-page-aliases.ts'
import { isPageGroupTable } from '../../../core/content-groups/read-page-groups.ts'
import { renamedByIdSentence, tagsAfterRead } from '../../../../shared/notes/renamed-by-id.ts'
import { ownResultsSentence } from '../../../../shared/notes/own-results.ts'
import { needWorkspace, parse, usage } from '../args.ts'
import { configCommand, quoted } from '../config-command.ts'
import { emailsLeftOut } from '../notes/emails-left-out.ts'
import { idleGoals } from '../notes/idle-goals.ts'
import { count } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import type { Command, Io } from '../io.ts'
import { printedNote } from '../notes/note.ts'
import { parseJson, readTable, readText } from '../read-json.ts'
import { withWorkspace } from '../workspace.ts'

const help = `touchstack config get -w WORKSPACE
touchstack config set FILE|- -w WORKSPACE
touchstack config set ALIASES.csv -w WORKSPACE
touchstack config set GROUPS.csv -w WORKSPACE [--below] [--group NAME] [--topics COLUMN]
touchstack config set COSTS.csv -w WORKSPACE

\`get\` prints the configuration as JSON. \`set\` replaces the top-level keys that the file (or, for -, standard input)
has and leaves the others; it checks everything first and changes all or nothing. A .csv, .tsv or .xlsx file
(of a workbook the first sheet that is such a table) is a list of pages that moved, with the columns \`from\` and \`to\` (old and new address; \`*\` and \`**\` as in content groups) and, if need be,
\`host\`: it takes the place of the page aliases (\`pages\` in the configuration). Or it says which page is of which content group, with a column
\`page\` (or URL) and a column \`group\` (or template, layout, design, section, type, category) and, if need be, \`topic\` (several in a cell with semicolons between them), and \`live from\` and \`live to\` where the
group of a page changed (each visit counts for the group that the page had then): its rules go before those there are (\`contentGroups\`), in place of those of the groups it names; with \`--below\` each page
but the start page stands for everything below it, too, as those of a list of sections do.
Of a list of articles with a column \`topic\` or \`author\` and none of groups, all pages are in one group, \`Articles\` or NAME; with \`--topics\` the column
with that heading has the topics, such as the authors of a list that has both. Or it says what content or ads cost, with a column
\`group\` or \`page\`, or \`campaign\`, \`source\`, \`medium\` or \`channel\`, and a column \`amount\` or \`hours\`, and one of months or days (\`month\`,
\`date\`, or \`from\` and \`to\`, the last day) where reports of a period are to count only what was spent in it: it takes the place of
the costs of the same (\`contentCosts\`).
`

const options = {
  workspace: { type: 'string', short: 'w' },
  below: { type: 'boolean' },
  group: { type: 'string' },
  topics: { type: 'string' },
} as const

async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parse('config', args, options)
  const [action, file, ...rest] = positionals
  const { below = false, group, topics } = values
  const reading = { below, ...(group !== undefined && { group }), ...(topics !== undefined && { topics }) }
  const flag = below ? '--below' : group !== undefined ? '--group' : topics !== undefined ? '--topics' : null
  if (action === 'get' && file === undefined) {
    const workspace = needWorkspace('config get', values.workspace)
    const config = await withWorkspace(io, workspace, { create: false }, (call) => call('config.get', {}))
    io.out(`${JSON.stringify(config, null, 2)}\n`)
  } else if (action === 'set' && file !== undefined && rest.length === 0) {
    const workspace = needWorkspace('config set', values.workspace)
    const isTable = /\.([ct]sv|xlsx)$/i.test(file)
    if (flag !== null && !isTable) throw usage(`${flag} goes with a table of pages and their groups.`)
    const text = file === '-' ? await io.readStdin() : isTable ? await readTable(file) : readText(file)
    const isNew = !existsSync(workspace)
    const said = await withWorkspace(io, workspace, { create: true }, async (call) => {
      if (isTable) return saveTable(call, file, text, workspace, reading, flag)
      const config = parseConfig(file, text)
      await store(call('config.set', { config }))
      if ('goals' in config) {
        for (const unknown of await call('goals.unknownEvents', {})) io.err(printable(unknownEventSentence(unknown)))
        for (const sentence of await idleGoals(call)) io.err(sentence)
      }
      const people = 'excludePeople' in config ? await whomItLeavesOut(call, workspace) : ''
      const traffic = 'excludeTraffic' in config ? await whichTrafficItLeavesOut(call) : ''
      const browsers = 'excludeUserAgents' in config ? await whichUserAgentsItLeavesOut(call) : ''
      const isOfTools = ['excludePayees', 'excludePaymentCategories', 'excludePayeeCategories'].some(
        (key) => key in config,
      )
      const tools = isOfTools ? await whichToolsItLeavesOut(call) : ''
      const pages = 'pages' in config ? await whatPagesAreOne(call) : ''
      const tags = 'tags' in config ? await whichTagsAreOne(call) : ''
      const rules = 'contentGroups' in config ? await whichRulesAreIdle(call) : ''
      if ('heads' in config) await whichTeamsAreNone(call, io)
      const hosts = 'ownHosts' in config ? await whichHostsAreOwn(call) : ''
      return `Saved ${Object.keys(config).join(', ') || 'nothing: the file has no keys'}.
${rules}${people}${browsers}${traffic}${tools}${pages}${tags}${hosts}`
    })
    io.out(said)
    // A name that was mistyped is seen.
    if (isNew) io.err(`There was no workspace at ${workspace}; made a new one.`)
  } else throw usage('config takes `get`, or `set FILE`, or `set -` for standard input.')
  return 0
}

interface Reading {
  below: boolean
  group?: string
  topics?: string
}

function saveTable(
  call: Call,
  file: string,
  text: string,
  workspace: string,
  reading: Reading,
  flag: string | null,
): Promise<string> {
  const isOfGroups = isPageGroupTable(text) || reading.group !== undefined
  if (!isCostTable(text) && isOfGroups) return savePageGroups(call, file, text, workspace, reading)
  if (flag !== null) throw usage(`${flag} goes with a table of pages and their groups.`)
  if (isCostTable(text)) return saveContentCosts(call, file, text, workspace)
  if (isPageAliasTable(text)) return savePageAliases(call, file, text)
  throw new AppError(
    'BAD_FILE',
    `${printable(file)} is none of the tables that are a setting: a column "page" (or URL) and a column "group" (or template, layout, design, section, type, category; or topic or author, of a list of articles) say which page is of which content group, "from" and "to" (old and new URL) which pages moved, and a column "group", "page" or "campaign" with "amount" or "hours" what content or ads cost.`,
  )
}

async function savePageGroups(
  call: Call,
  file: string,
  text: string,
  workspace: string,
  reading: Reading,
): Promise<string> {
  const table = await call('contentGroups.readTable', { text, ...reading })
  const { rules, pages, groups, changed, moved, rejects } = table
  const { contentGroups: before, pages: spelling } = await call('config.get', {})
  const after = rulesAfterTable(before, rules)
  const renamed = movedSentence({ moved })
  const more = belowSentence(table)
  await store(call('config.set', { config: { contentGroups: after } }))
  const kept = after.length - rules.length
  const replaced = before.length - kept
  return [
    `Saved ${plural(pages, 'page', 'pages')} in ${plural(groups.length, 'content group', 'content groups')}, as ${plural(rules.length, 'rule', 'rules')}: ${printable(groups.join('; '))}.\n`,
    replaced === 0 ? '' : `In place of ${plural(replaced, 'rule', 'rules')} of these groups.\n`,
    kept === 0 ? '' : `After them ${plural(kept, 'rule that was there', 'rules that were there')}.\n`,
    ...changed.map((each) => {
      const flags = Object.entries(beforeAfterOf(each)).map(([name, value]) => ` --${name} ${/^[\w-]+$/.test(value) ? value : JSON.stringify(value)}`) // prettier-ignore
      const command = `report before-after${flags.join('')}`
      return `${printable(changedSentence(each))} \`${printable(command)}\` compares before and after.\n`
    }),
    ...(renamed === null
      ? []
      : [
          `${printable(renamed)}\n  ${configCommand({ pages: { ...spelling, aliases: [...spelling.aliases, ...moved] } }, workspace)}\n`,
        ]),
    ...(more === null
      ? []
      : [
          `${printable(more)}\n  To have each stand for everything below it, too: touchstack config set ${quoted(file)} --below -w ${quoted(workspace)}\n`,
        ]),
    ...besideTable(table).map((sentence) => `${printable(sentence)}\n`),
    ...refusedRows(file, rejects),
    await whichRulesAreIdle(call),
  ].join('')
}

const refusedRows = (file: string, rejects: readonly { line: number; reason: string }[]): string[] =>
  rejects.map(({ line, reason }) => `${printable(file)}, line ${line}: ${printable(reason)}.\n`)

async function savePageAliases(call: Call, file: string, text: string): Promise<string> {
  const { aliases, rejects } = await call('pages.readAliases', { text })
  const { pages } = await call('config.get', {})
  await store(call('config.set', { config: { pages: { ...pages, aliases } } }))
  return `Saved ${plural(aliases.length, 'page alias', 'page aliases')}.\n${refusedRows(file, rejects).join('')}${await whatPagesAreOne(call)}`
}

async function saveContentCosts(call: Call, file: string, text: string, workspace: string): Promise<string> {
  const read = await call('contentCosts.read', { text })
  const { by, costs, rows, converted, rejects } = read
  const months = monthsSentence(read)
  const results = ownResultsSentence(read)
  const renamed = renamedByIdSentence(read)
  const { contentCosts: before, tags } = await call('config.get', {})
  const after = costsAfterRead(before, read)
  await store(call('config.set', { config: { contentCosts: after, ...tagsAfterRead(tags, read) } }))
  const config = await call('config.get', {})
  const { currency, rates } = config
  const only = onlyCurrency({ config, tools: (await call('workspace.status', {}))?.tools ?? 0, entered: [] })
  const missing = [...new Set(costs.flatMap((cost) => cost.currency ?? []))].filter(
    (code) => code !== currency && !(code in rates),
  )
  const groups = new Set(costs.map(costKey))
  const had = (all: readonly ContentCost[]): string[] => [...new Set(all.filter((cost) => costBy(cost) === by).map(costKey))] // prettier-ignore
  const kept = had(after)
  const lost = had(before).filter((name) => !kept.includes(name))
  const others = kept.filter((name) => !groups.has(name))
  return [
    `Saved what ${plural(groups.size, `${by} costs`, `${by}s cost`)}, from ${plural(rows, 'row', 'rows')}; \`report content-return${by === 'group' ? '' : ` --by ${by}`}\` says what it brought.\n`,
    months === null ? '' : `${months}\n`,
    results === null ? '' : `${results}\n`,
    renamed === null ? '' : `${printable(renamed)} (\`tags\` in the configuration.)\n`,
    listed('Not in the table, so without a cost from now on: ', lost, (name) => name),
    listed('Not in the table, so with the cost they had: ', others, (name) => name),
    ...(converted.length > 0
      ? [
          `Converted to ${currency} by the rate of the workspace, to add up rows of one ${by}: ${converted.join(', ')}.\n`,
        ]
      : []),
    ...missing.map((code) => `There is no rate from ${code} to ${currency} yet: add it to \`rates\`.\n`),
    only === null
      ? ''
      : `  Or count in ${only}, as nothing else has an amount: ${configCommand({ currency: only }, workspace)}\n`,
    ...refusedRows(file, rejects),
  ].join('')
}

/** Rules that are of no page, by a slip of the pen or by their place; nothing is said where there are no pages yet. */
async function whichRulesAreIdle(call: Call): Promise<string> {
  const { contentGroups } = await call('config.get', {})
  const { rules, totals } = await call('contentGroups.preview', { contentGroups })
  if (totals.paths === 0) return ''
  const idle = contentGroups.flatMap((rule, index) => {
    const { paths, taken } = rules[index]!
    return paths > 0
      ? []
      : [{ rule, taken, name: `${rulePattern(rule)} (${[`rule ${index + 1}`, ...ruleDays(rule)].join(', ')})` }]
  })
  const bare = idle.find(({ rule: { match }, taken }) => taken === 0 && match !== undefined && !/^[/*{]/.test(match))
  const slashed = bare && { ...bare.rule, match: `/${bare.rule.match!}` }
  const fits = slashed ? (await call('contentGroups.preview', { contentGroups: [slashed] })).rules[0]!.paths : 0
  return [
    listed('No path fits: ', idle.filter(({ taken }) => taken === 0), ({ name }) => name), // prettier-ignore
    ...(fits > 0 ? [`Paths begin with a slash: ${printable(slashed!.match)} fits ${count(fits)}.\n`] : []),
    listed('Never reached, as earlier rules have all of their paths: ', idle.filter(({ taken }) => taken > 0), ({ name }) => name), // prettier-ignore
  ].join('')
}

/** What the saved settings for pages come to, and which aliases fit no page: a slip of the pen says nothing else. */
async function whatPagesAreOne(call: Call): Promise<string> {
  const { pages } = await call('config.get', {})
  const { storedPaths, paths, renamed, aliases } = await call('pages.preview', { pages })
  const idle = pages.aliases.filter((_, index) => aliases[index]!.paths === 0).map(({ from }) => from)
  const shown = idle.slice(0, 20).join(', ')
  return [
    renamed.paths === 0
      ? 'Every path counts as it was imported.\n'
      : `${plural(storedPaths, 'path counts', 'paths count')} as ${plural(paths, 'page', 'pages')}: ${plural(renamed.paths, 'path takes', 'paths take')} another name, seen by ${plural(renamed.people, 'person', 'people')}.\n`,
    ...(idle.length > 0
      ? [`No page is called ${printable(shown)}${idle.length > 20 ? ` and ${count(idle.length - 20)} more` : ''}.\n`]
      : []),
  ].join('')
}

/** The same of sources, mediums and campaigns, and which of them are alike still. */
async function whichTagsAreOne(call: Call): Promise<string> {
  const { tags } = await call('config.get', {})
  const { fields, renamed, aliases, campaignChannels, proposals } = await call('tags.preview', { tags })
  const merged = tagFields
    .filter((field) => fields[field].counted < fields[field].stored)
    .map((field) => `${plural(fields[field].stored, field, `${field}s`)} as ${count(fields[field].counted)}`)
  const idle = tags.aliases.filter((_, index) => aliases[index]!.names + aliases[index]!.costs.length === 0)
  const ofCosts = tags.aliases.filter((_, index) => aliases[index]!.names === 0 && aliases[index]!.costs.length > 0)
  const unmet = tags.campaignChannels.filter((_, index) => campaignChannels[index] === 0)
  const alike = proposals.filter(({ why }) => why === 'spelling')
  return [
    renamed.names === 0
      ? 'Every source, medium and campaign counts as it was imported.\n'
      : `${merged.length > 0 ? `Counted as one: ${merged.join(', ')}; ` : ''}${plural(renamed.names, 'name takes', 'names take')} another spelling, of ${plural(renamed.people, 'person', 'people')}.\n`,
    listed('A name of the costs alone: ', ofCosts, ({ field, from }) => `${field} ${from}`),
    listed('No such name: ', idle, ({ field, from }) => `${field} ${from}`),
    listed('A channel for no visit: ', unmet, ({ campaign }) => `campaign ${campaign}`),
    listed('Alike and apart: ', alike, ({ field, from, to }) => `${field} ${from} and ${to}`),
  ].join('')
}

async function whichTeamsAreNone(call: Call, io: Pick<Io, 'err'>): Promise<void> {
  const [{ heads }, { tools }] = [await call('config.get', {}), await call('tools.list', {})]
  const sentence = unknownHeadsSentence(heads, tools)
  if (sentence !== null) io.err(printable(sentence))
}

async function whichHostsAreOwn(call: Call): Promise<string> {
  const { hosts } = await call('ownHosts.list', {})
  const [own, others] = [true, false].map((is) => hosts.filter((each) => each.own === is))
  const name = ({ host, events }: HostEvents): string => `${host} (${plural(events, 'event', 'events')} on its pages)`
  return [
    own!.length === 0 ? 'No host of these pages is said to be your own.\n' : listed('Your own hosts, between which links are no referrals: ', own!, name), // prettier-ignore
    listed('Links from these are referrals: ', others!, name),
  ].join('')
}

const shownNames = 20

function listed<T>(words: string, items: readonly T[], name: (item: T) => string): string {
  if (items.length === 0) return ''
  const more = items.length > shownNames ? ` and ${count(items.length - shownNames)} more` : ''
  return `${words}${printable(items.slice(0, shownNames).map(name).join(', '))}${more}.\n`
}

const plural = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`

/** Whom the saved patterns leave out of reports, and which of them fit nobody: a slip of the pen says nothing else. */
async function whomItLeavesOut(call: Call, workspace: string): Promise<string> {
  const { excludePeople } = await call('config.get', {})
  if (excludePeople.length === 0) return 'Nobody is left out of reports.\n'
  const { people, events, patterns } = await call('excludePeople.preview', { excludePeople })
  const ofUsers = excludePeople.flatMap((pattern, index) => visitorOfSentence(pattern, patterns[index]!.users) ?? [])
  const idle = excludePeople.filter((_, index) => patterns[index]!.people + patterns[index]!.users.length === 0)
  const emails = excludePeople.some((pattern) => pattern.includes('@')) ? await emailsLeftOut(call, workspace) : null
  const whom = `${count(people)} ${people === 1 ? 'person' : 'people'} with ${count(events)} ${events === 1 ? 'event' : 'events'}`
  return [
    `Left out of all reports: ${whom}.\n`,
    ...ofUsers.map((sentence) => `${printable(sentence)}\n`),
    ...(idle.length > 0 ? [`Nobody has an id such as ${printable(idle.join(', '))}.\n`] : []),
    // Nobody fits by an email that was not read.
    ...(emails === null ? [] : [`${printedNote(emails)}\n`]),
  ].join('')
}

/** The same by user agent; where robots are not left out, how many there are. */
async function whichUserAgentsItLeavesOut(call: Call): Promise<string> {
  const { excludeUserAgents } = await call('config.get', {})
  const found = await call('excludeUserAgents.preview', { excludeUserAgents })
  if (found.known === 0) return 'Of nobody is the user agent known: no file that was imported names one on a page.\n'
  const whom = ({ people, pageViews }: { people: number; pageViews: number }): string =>
    `${plural(people, 'person', 'people')} with ${plural(pageViews, 'page view', 'page views')}`
  const idle = excludeUserAgents.patterns.filter((_, index) => found.patterns[index]!.people === 0)
  return [
    `Left out of all reports by user agent: ${whom(found)}, of ${plural(found.known, 'person', 'people')} whose is known.\n`,
    ...(excludeUserAgents.robots ? [] : [`Robots, who count: ${whom(found.robots)}.\n`]),
    ...(idle.length > 0 ? [`Nobody came with ${printable(idle.join(', '))} alone.\n`] : []),
  ].join('')
}

/** The same by traffic, with the types that count. */
async function whichTrafficItLeavesOut(call: Call): Promise<string> {
  const { excludeTraffic } = await call('config.get', {})
  const found = await call('excludeTraffic.preview', { excludeTraffic })
  const idle = [
    ...found.types.flatMap(({ type, people }) => (people === 0 ? [type] : [])),
    ...excludeTraffic.hosts.filter((_, index) => found.hosts[index]!.people === 0),
  ]
  const idleDays = excludeTraffic.firstSeen.filter((_, index) => found.firstSeen[index]!.people === 0)
  const counts = countedTraffic(found)
  return [
    `Left out of all reports by traffic type, host or first day: ${plural(found.people, 'person', 'people')} with ${plural(found.events, 'event', 'events')}.\n`,
    ...(idle.length > 0 ? [`Nobody has an event of ${printable(idle.join(', '))}.\n`] : []),
    ...idleDays.map((rule) => `Nobody came first on ${printable(firstSeenName(rule))}.\n`),
    ...(counts === null ? [] : [`${printable(counts.said)}\n`]),
  ].join('')
}

/** The same of tools that are not software. */
async function whichToolsItLeavesOut(call: Call): Promise<string> {
  const all = (await call('tools.list', {})).leftOut
  const leftOut = all.filter(({ by }) => by !== 'payeeCategory')
  const payments = all.flatMap((each) => each.payments ?? []).map(({ payee, category, count: many }) => `Left out as not software: ${counted(many, 'payment')} to ${printable(payee)} under ${printable(category)}.\n`).join('') // prettier-ignore
  if (leftOut.length === 0) return payments || 'No tool is left out.\n'
  const names = leftOut.flatMap(({ tools }) => tools)
  const idle = leftOut.filter(({ tools, apart }) => tools.length === 0 && !apart).map(({ entry }) => entry)
  return [
    `Left out as not software: ${count(names.length)} ${names.length === 1 ? 'tool' : 'tools'}${names.length > 0 ? `, ${printable(names.join(', '))}` : ''}.\n`,
    ...(idle.length > 0 ? [`Nothing was paid to or for ${printable(idle.join(', '))} so far.\n`] : []),
    ...leftOut.flatMap(({ entry, apart }) => (apart ? [`Left out one by one under ${printable(entry)}: ${counted(apart.count, 'payment')} to ${printable(apart.payees.join(', '))}.\n`] : [])), // prettier-ignore
    payments,
  ].join('')
}

function parseConfig(file: string, text: string): Record<string, unknown> {
  const name = file === '-' ? 'Standard input' : file
  const config = parseJson(name, text)
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new AppError('BAD_FILE', `${name} must hold a JSON object such as {"currency": "USD"}.`)
  return config as Record<string, unknown>
}

/** The command was used as it should be; what it was given is at fault. */
async function store(saving: Promise<unknown>): Promise<void> {
  try {
    await saving
  } catch (error) {
    if (error instanceof AppError && error.code === 'USAGE')
      throw new AppError('BAD_FILE', error.message, { cause: error })
    throw error
  }
}

export const command: Command = { help, run }
