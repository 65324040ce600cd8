/** What the command line says beside the figures of a report: whom and what they leave out, and what counts apart. */
import { type Call, runReport, type WorkspaceStatus } from '../../../shared/api.ts'
import { unknownDevicesSentence } from '../../../shared/devices.ts'
import { budgetNotes } from '../../../shared/budget-words.ts'
import { neverPaidSentences } from '../../../shared/never-paid.ts'
import { unusedLeftOutSentence } from '../../../shared/unused-left-out.ts'
import { yearlyTwiceSentence } from '../../../shared/yearly-twice.ts'
import { perPersonSentence } from '../../../shared/people-of-period.ts'
import { fiscalKeyOf, fiscalSentence, fiscalYearOf } from '../../../shared/fiscal-year.ts'
import { spendBeforeSentence } from '../../../shared/spend-before.ts'
import { tooFewSeatsSentence } from '../../../shared/too-few-seats.ts'
import { endUnknownSentence, paidEndUnknownSentence } from '../../../shared/end-unknown.ts'
import { afterEndSentence } from '../../../shared/charged-after-end.ts'
import { adoptionSentence } from '../../../shared/adoption.ts'
import {
  alikePagesSentence,
  pageCapitalsSentence,
  tagCapitalsSentence,
  userCapitalsSentence,
} from '../../../shared/apart-spellings.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { Inventory } from '../../../shared/stack.ts'
import { colleaguesSentence } from '../../../shared/colleagues.ts'
import { contractStartsSentence } from '../../../shared/contract-starts.ts'
import { countedNotSoftware } from '../../../shared/counted-not-software.ts'
import { countedTwiceSentence } from '../../../shared/counted-twice.ts'
import { convertedSentence, costPeriodSentence, fitPeriod } from '../../../shared/cost-period.ts'
import { costEachSentence } from '../../../shared/costs-each.ts'
import { costsElsewhere } from '../../../shared/costs-elsewhere.ts'
import { sharedCostsSentence } from '../../../shared/costs-shared.ts'
import { unsplitSentence } from '../../../shared/costs-unsplit.ts'
import { allDays } from '../../../shared/findings/before-after.ts'
import { dependsOnOwnHosts, ownHostsSentence } from '../../../shared/own-hosts.ts'
import { addDays, inSentence, listed, listedUpTo, percent } from '../../../shared/figures.ts'
import { paidThenSentence } from '../../../shared/paid-then.ts'
import { noRateSentences } from '../../../shared/no-rate.ts'
import { ownTagsSentence } from '../../../shared/own-tags.ts'
import { noPageBefore, tellsOfNoPage, zoneShiftSentence } from '../../../shared/no-page-before.ts'
import { pagesKnown } from '../../../shared/pages-known.ts'
import { readCondition } from '../../../shared/goal-condition.ts'
import { eventsOf } from '../../../shared/goal-events.ts'
import { knownDaysSentences } from '../../../shared/known-days.ts'
import { notRealSentence } from '../../../shared/real-orders.ts'
import { lessRefunds, mayCountRefunds, refundedSentence, refundedTitle, saysWorth } from '../../../shared/refunded.ts'
import { idsKeptSentence } from '../../../shared/emails-left-out.ts'
import { noPagesWords, pagelessWords, pageOfAllRows } from '../../../shared/pageless.ts'
import { isRest } from '../../../shared/reports/goal-to-goal.ts'
import { type Report, reports, type ReportSlug } from '../../../shared/reports/index.ts'
import { unknownHeadsSentence } from '../../../shared/heads.ts'
import { againstOverlapSentence, removalAloneSentence } from '../../../shared/two-questions.ts'
import { firstSeenSentence } from '../../../shared/first-seen.ts'
import { tellsOfGaps, trackingGapsSentence } from '../../../shared/tracking-gaps.ts'
import { unlistedSentences } from '../../../shared/unlisted-renewals.ts'
import { undatedPricesSentence } from '../../../shared/undated-prices.ts'
import { unknownEventEffect, unknownEventSentence } from '../../../shared/unknown-event.ts'
import { volumeOutside } from '../../../shared/volume-outside.ts'
import { segmentSentence } from '../../../shared/segment-words.ts'
import { spellingWords } from '../../../shared/spellings.ts'
import { stepsToGoal } from './conversion-steps.ts'
import { emailsBesideFigures, emailsOfPageless } from './emails-left-out.ts'
import { count, decimals } from './format/numbers.ts'
import { zoneToDo } from './zone-to-do.ts'
import { placeholderTags } from './placeholder-tags.ts'
import { costsCovered } from './costs-covered.ts'
import { quoted } from './config-command.ts'
import { type Note, note, type ToDo } from './note.ts'
import { suggestedNoIds } from './no-ids.ts'
import { ownPeople } from './own-people.ts'
import { ownTraffic } from './own-traffic.ts'
import { paidOtherwiseLine } from './paid-otherwise.ts'
import { printable } from './format/terminal.ts'
import { oneLanguageSentence } from '../../../shared/languages.ts'
import type { WithinEach } from '../../../shared/reports/template-comparison.ts'
import { unusualDays } from './unusual-days.ts'
import { uncountedPageViews } from './page-views.ts'
import { unusedAliases } from './unused-aliases.ts'
import { robots } from './robots.ts'

interface Params {
  by?: unknown
  within?: unknown
  withinEach?: WithinEach | null
  goal?: unknown
  from?: unknown
  to?: unknown
}

interface Noted {
  call: Call
  slug: ReportSlug
  params: Params
  status: WorkspaceStatus
  config: WorkspaceConfig
}

type Document = { params: object; rows: readonly object[]; totals: object }

/** None for most reports that are about neither people nor pages. */
export async function reportNotes(
  call: Call,
  workspace: string,
  slug: ReportSlug,
  document: Document,
): Promise<Note[]> {
  const said = [
    ...(await sentencesAndNotes(call, workspace, slug, document)),
    ...(slug.startsWith('stack-') ? fiscalYears(document, (await call('config.get', {})).fiscalYearStart) : []),
  ]
  return said.map((each) => (typeof each === 'string' ? note(each) : each))
}

async function sentencesAndNotes(
  call: Call,
  workspace: string,
  slug: ReportSlug,
  document: Document,
): Promise<(string | Note)[]> {
  if (slug === 'stack-duplicates') return paidInSeveral((await call('tools.list', {})).tools)
  if (slug === 'stack-cost') {
    const cost = document as Report<'stack-cost'>
    const { tools } = await call('tools.list', {})
    const heads = cost.params.by === 'team' ? unknownHeadsSentence((await call('config.get', {})).heads, tools) : null
    const { currency } = await call('config.get', {})
    const people = perPersonSentence(
      cost.totals.periodCost,
      cost.totals.headcount,
      (amount) => `${decimals(amount, 2)} ${currency}`,
    )
    const seats = unusedLeftOutSentence(cost.totals.unusedLeftOut)
    return [...[heads, people, seats, endUnknownSentence(cost.totals.endUnknown)].flatMap(printed), ...(await againstCost(call, cost, tools))] // prettier-ignore
  }
  if (slug === 'stack-cost-change') {
    const [{ tools }, { currency }] = [await call('tools.list', {}), await call('config.get', {})]
    const { totals } = document as Report<'stack-cost-change'>
    const starts = contractStartsSentence(totals.contractStarts, (amount) => `${count(amount)} ${currency}`)
    const then = paidThenSentence(totals.paidThen, totals.before, (amount) => `${count(amount)} ${currency}`)
    return [...[starts, then, endUnknownSentence(totals.endUnknown)].flatMap(printed), ...paidOtherwise(tools)]
  }
  if (slug === 'stack-diff') {
    const ends = endUnknownSentence((document as Report<'stack-diff'>).totals.endUnknown)
    return [...printed(ends), ...paidOtherwise((await call('tools.list', {})).tools)]
  }
  if (slug === 'stack-consolidation') {
    const plan = document as Report<'stack-consolidation'>
    const { currency } = await call('config.get', {})
    const seats = tooFewSeatsSentence(plan, (amount) => `${count(amount)} ${currency}`)
    return [...(seats === null ? [] : [printable(seats)]), ...(await neverPaid(call, plan)), ...anotherQuestion(plan)]
  }
  if (slug === 'stack-spend') {
    const spend = document as Report<'stack-spend'>
    const { currency } = await call('config.get', {})
    const people = perPersonSentence(
      spend.totals.paid,
      spend.totals.headcount,
      (amount) => `${decimals(amount, 2)} ${currency}`,
    )
    const twice = yearlyTwiceSentence(spend.totals.yearlyTwice, { money: (amount) => `${decimals(amount, 2)} ${currency}`, date: (day) => day }) // prettier-ignore
    return [
      people,
      twice,
      spendBeforeSentence(spend, (day) => day),
      paidEndUnknownSentence(spend.totals.endUnknown),
    ].flatMap(printed)
  }
  if (slug === 'stack-budget') {
    const budget = document as Report<'stack-budget'>
    const [{ tools }, { currency }] = [await call('tools.list', {}), await call('config.get', {})]
    const writes = { money: (amount: number, own = currency) => `${count(amount)} ${own}`, date: (day: string) => day }
    return [...budgetNotes(budget, writes).map(printable), ...(await againstCost(call, budget, tools))]
  }
  if (slug === 'renewals') {
    const { currency } = await call('config.get', {})
    const renewals = document as Report<'renewals'>
    const writes = { money: (amount: number, own = currency) => `${count(amount)} ${own}`, date: (day: string) => day }
    return [...noRateSentences(renewals.totals, writes.money), ...unlistedSentences(renewals, writes)].map(printable)
  }
  if (slug === 'stack-removal') return anotherQuestion(document as Report<'stack-removal'>)
  if (slug === 'stack-evolution') return adopted(document as Report<'stack-evolution'>)
  if (slug === 'import-health')
    return [await ownPeople(call, workspace), await ownTraffic(call, workspace), await robots(call, workspace)].filter(
      (note) => note !== null,
    )
  const isAboutPages = 'goal' in reports[slug].params.shape || slug === 'template-proposals'
  if (!isAboutPages && slug !== 'entry-exit') return []
  const status = await call('workspace.status', {})
  if (!status) return []
  const noted: Noted = { call, slug, params: document.params, status, config: await call('config.get', {}) }
  const unknown = isAboutPages ? await unknownEvent(noted) : null
  const notes = [
    segment(document),
    isAboutPages ? await uncountedPageViews(call, workspace) : null,
    slug === 'content-attribution' ? await ownPeople(call, workspace, 'site') : null,
    peopleLeftOut(noted),
    await daysLeftOut(noted),
    ...(isAboutPages && 'from' in reports[slug].params.shape
      ? await unusualDays(call, workspace, noted.params, noted.config)
      : []),
    tellsOfGaps(slug) ? await trackingGaps(noted) : null,
    ...spelling(noted),
    await ownHosts(noted),
    ...(await apart(noted)),
    await emailsApart(noted, workspace, document),
    slug === 'content-attribution' || slug === 'identity' ? await suggestedNoIds(call, workspace) : null,
    slug === 'content-attribution'
      ? await unusedAliases(call, workspace, (document as Report<'content-attribution'>).params.goal)
      : null,
    unknown,
    isAboutPages ? await worth(noted) : null,
    ...(isAboutPages && unknown === null ? await withoutProperty(noted) : []),
    isAboutPages ? await notRealOrders(noted) : null,
    isAboutPages ? await sentenceOf('goals.ofNobody', noted) : null,
    saysWorth(slug) ? await sentenceOf('goals.secondCurrency', noted) : null,
    saysWorth(slug) ? await sentenceOf('goals.refundsUnknown', noted) : null,
    saysWorth(slug) ? await refundsCounted(noted) : null,
    slug === 'content-attribution' ? await pageless(call, workspace, document as Report<'content-attribution'>) : null,
    slug === 'content-attribution'
      ? await stepsToGoal(call, workspace, document as Report<'content-attribution'>)
      : null,
    slug === 'people' ? colleaguesSentence(document as Report<'people'>) : null,
    slug === 'people' ? unsaidProperties(document as Report<'people'>) : null,
    slug === 'people' && (document as Report<'people'>).params.key === '(none)' && document.rows.length > 0
      ? pageOfAllRows
      : null,
    slug === 'content-return' ? knownElsewhere(document as Report<'content-return'>, noted.config) : null,
    slug === 'content-return' ? costEach(document as Report<'content-return'>, noted.config) : null,
    slug === 'content-return' ? sharedCostsSentence(document as Report<'content-return'>) : null,
    slug === 'content-return' ? periodOfCosts(document as Report<'content-return'>) : null,
    slug === 'content-return' ? convertedSentence(document as Report<'content-return'>) : null,
    slug === 'content-return' ? unsplitSentence(document as Report<'content-return'>) : null,
    ...(slug === 'content-return' ? costsCovered(document as Report<'content-return'>, noted.config, workspace) : []),
    slug === 'cost-per-conversion' ? knownDays(document as Report<'cost-per-conversion'>) : null,
    ...(slug === 'volume'
      ? volumeOutside(document as Report<'volume'>).map(
          ({ said, param, value }) => `${said} With --${param} ${value} they are.`,
        )
      : []),
    unknownDevicesSentence(document),
    noted.params.withinEach === 'language'
      ? oneLanguageSentence(noted.params, await call('pages.languages', {}))
      : null,
    pagesBegin(document),
    isAboutPages && !tellsOfNoPage(slug) ? await zoneShift(noted, workspace) : null,
    slug === 'content-attribution' || slug === 'model-comparison'
      ? await withoutPageBefore(
          noted,
          document as Report<'content-attribution'> | Report<'model-comparison'>,
          workspace,
        )
      : null,
    slug === 'content-attribution'
      ? placeholderTags(document as Report<'content-attribution'>, noted.config, workspace)
      : null,
    slug === 'content-attribution' ? ownTagsSentence(document as Report<'content-attribution'>) : null,
    slug === 'before-after' ? furtherDays(document as Report<'before-after'>) : null,
    slug === 'pages-before-conversion' ? withoutPage(document as Report<'pages-before-conversion'>) : null,
  ]
  return notes.filter((note) => note !== null)
}

const knownElsewhere = (report: Report<'content-return'>, { contentCosts }: WorkspaceConfig): string | null => {
  const found = costsElsewhere(report, contentCosts)
  if (found === null) return null
  const flags = found.ways.map(({ params: { by, shareCostsOf } }) => (shareCostsOf === null ? `--by ${by}` : `--share-costs-of ${shareCostsOf}`)) // prettier-ignore
  return `No costs are entered by ${report.params.by}. ${found.sentence} With ${listed(flags, 'or')} they are held against conversions.`
}

const costEach = (report: Report<'content-return'>, { currency }: WorkspaceConfig): string | null => {
  const sentence = costEachSentence(report, (amount) => `${decimals(amount, 2)} ${currency}`)
  return sentence === null ? null : printable(sentence.replaceAll('\u00a0', ' '))
}

function periodOfCosts(report: Report<'content-return'>): string | null {
  const sentence = costPeriodSentence(report)
  const fit = fitPeriod(report)
  return sentence === null || fit === null ? sentence : `${sentence} (--from ${fit.from} --to ${fit.to})`
}

function segment({ params, totals }: Document): string | null {
  const sentence = segmentSentence(params, totals)
  return sentence === null ? null : printable(sentence)
}

/** Properties that are asked for and said of nobody, as where a name is not as its file has it. */
function unsaidProperties({ params, rows }: Report<'people'>): string | null {
  const unsaid = params.properties.filter((name) =>
    rows.every(({ properties }) => !Object.hasOwn(properties ?? {}, name)),
  )
  if (rows.length === 0 || unsaid.length === 0) return null
  return printable(`No event of the people listed has a property ${listed(unsaid.map((name) => `"${name}"`), 'or')}.`) // prettier-ignore
}

function knownDays(report: Report<'cost-per-conversion'>): string | null {
  const sentences = knownDaysSentences(report).map((sentence) => sentence.replaceAll('\u00a0', ' '))
  return sentences.length === 0
    ? null
    : `${sentences.join(' ')} Without --from and --to the report takes the days of which both are known.`
}

/** How years are called, of a report that speaks of one or of a quarter. */
function fiscalYears({ params, rows }: Document, first: number): string[] {
  const { by, interval, from, to, fiscalYear } = params as { [K in 'by' | 'interval' | 'from' | 'to' | 'fiscalYear']?: unknown } // prettier-ignore
  const isByYear = [by, interval].some((each) => each === 'year' || each === 'quarter') && rows.length > 0
  const isOne = typeof from === 'string' && typeof to === 'string' && fiscalKeyOf({ from, to }, first) !== null
  if (!isByYear && !isOne && typeof fiscalYear !== 'number') return []
  const day = typeof from === 'string' ? from : null
  const example = typeof fiscalYear === 'number' ? fiscalYear : day === null ? null : fiscalYearOf(day, first)
  return example === null ? [] : printed(fiscalSentence(example, first))
}

const printed = (said: string | null): string[] => (said === null ? [] : [printable(said)])

type Tools = Inventory['tools']

/** What speaks against the cost, as its screens have it. */
async function againstCost(call: Call, report: OfCost, tools: Tools): Promise<string[]> {
  const { params } = report
  const asOf = 'to' in params && params.to !== null ? addDays(params.to, -1) : params.asOf
  const [{ totals, params: asked }, { currency }] = [await runReport(call, 'stack-duplicates', { asOf }), await call('config.get', {})] // prettier-ignore
  const money = (amount: number, own = currency): string => `${count(amount)} ${own}`
  const twice = countedTwiceSentence(totals, money)
  const notSoftware = countedNotSoftware(tools, asked.asOf!, currency, money)
  return [
    ...(twice === null ? [] : [`${twice} Report stack-duplicates lists them; \`touchstack tools merge --sure\` merges those that are sure.`]), // prettier-ignore
    ...(notSoftware === null ? [] : [printable(`${notSoftware.sentence} ${listedUpTo(mostNamed, notSoftware.names)}. ${notSoftware.untilLeftOut} (excludePayees and excludePaymentCategories in the configuration; Inventory on screen).`)]), // prettier-ignore
    ...afterEnd(report, currency),
    ...paidOtherwise(tools),
    ...paidInSeveral(tools),
  ]
}

/** Named in a sentence; the others are counted. */
const mostNamed = 5

type OfCost = Report<'stack-cost'> | Report<'stack-budget'>

/** Tools that are charged on after their end. */
const afterEnd = ({ totals }: OfCost, currency: string): string[] =>
  totals.chargedAfterEnd.map((each) => printable(`${each.tool}: ${afterEndSentence(each, { money: (amount) => `${count(amount)} ${currency}`, date: (day) => day })} No cost here counts it.`)) // prettier-ignore

/** Costs that payments contradict. */
const paidOtherwise = (tools: Tools): string[] =>
  tools.flatMap((tool) => (tool.paidOtherwise === null ? [] : [printable(paidOtherwiseLine(tool.name, tool.paidOtherwise))])) // prettier-ignore

/** Tools that several exports charge at once. */
const paidInSeveral = (tools: Tools): string[] =>
  tools.flatMap((tool) => (tool.paidInSeveral === null ? [] : [printable(`${tool.name}: ${tool.paidInSeveral}`)])) // prettier-ignore

/** Contracts of the plan that nobody pays. */
async function neverPaid(call: Call, plan: Report<'stack-consolidation'>): Promise<string[]> {
  // The plan needs no rate for what was paid, and without one nothing is said of it.
  const payments = await runReport(call, 'stack-payments', { asOf: plan.params.asOf }).catch(() => null)
  if (payments === null) return []
  const { currency } = await call('config.get', {})
  return neverPaidSentences(plan, payments, (amount) => `${count(amount)} ${currency}`).map(printable)
}

/** Where another report on the same tools says something else. */
function anotherQuestion({ totals }: Report<'stack-consolidation'> | Report<'stack-removal'>): string[] {
  const sentence = 'tool' in totals ? removalAloneSentence(totals.tool, totals.capabilitiesKept) : againstOverlapSentence(totals) // prettier-ignore
  return sentence === null ? [] : [printable(sentence)]
}

function adopted({ totals }: Report<'stack-evolution'>): string[] {
  const undated = undatedPricesSentence(totals.undatedPrices, totals.periods, 'Lists of several years, each imported with its day (--as-of 2025-12-31), tell it.') // prettier-ignore
  return [adoptionSentence(totals.starts), undated, endUnknownSentence(totals.endUnknown)].flatMap(printed)
}

function peopleLeftOut({ slug, status: { peopleLeftOut: people }, config }: Noted): string | null {
  // A report with a line of events says it there.
  if (people === 0 || 'leftOut' in reports[slug].totals.shape) return null
  const { excludePeople, excludeTraffic, excludeUserAgents } = config
  const byUserAgent = excludeUserAgents.robots || excludeUserAgents.patterns.length > 0
  const byTraffic = excludeTraffic.types.length + excludeTraffic.hosts.length + excludeTraffic.firstSeen.length > 0
  const by = [
    ...(excludePeople.length > 0 ? ['excludePeople'] : []),
    ...(byUserAgent ? ['excludeUserAgents'] : []),
    ...(byTraffic ? ['excludeTraffic'] : []),
  ]
  return `${count(people)} ${people === 1 ? 'person is' : 'people are'} left out (${by.join(', ')} in the configuration).`
}

/** Whom a day leaves out: no list of ids says it. */
async function daysLeftOut({ call, config: { excludeTraffic } }: Noted): Promise<string | null> {
  if (excludeTraffic.firstSeen.length === 0) return null
  const found = await call('excludeTraffic.preview', { excludeTraffic })
  const sentence = firstSeenSentence(excludeTraffic.firstSeen, found.firstSeen)
  return sentence === null ? null : printable(`${sentence} (excludeTraffic in the configuration).`)
}

/** Days without a page view. */
async function trackingGaps({ call, params }: Noted): Promise<string | null> {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  const said = trackingGapsSentence(await call('volume.gaps', { from: text(params.from), to: text(params.to) }))
  return said === null ? null : printable(`${said} Report volume has the days.`)
}

const byPages: readonly unknown[] = ['group', 'page', 'topic', 'language']
const byTags: readonly unknown[] = ['channel', 'source', 'medium', 'campaign']

/** Whether pages, and tags, make a difference to the report. */
function matters({ params: { by = 'page', within = null, goal }, config }: Noted): { pages: boolean; tags: boolean } {
  const isReached = config.goals.some(({ name, path }) => name === goal && path !== null)
  return { pages: byPages.includes(by) || within !== null || isReached, tags: byTags.includes(by) }
}

/** How pages and tags are made one, where the report depends on it. */
function spelling(noted: Noted): string[] {
  const words = spellingWords(noted.status.spelling)
  const matter = matters(noted)
  return (['pages', 'tags'] as const).flatMap((key) =>
    !matter[key] || words[key] === null ? [] : [`${words[key]} (${key} in the configuration).`],
  )
}

/** Between which hosts links are direct, where the report depends on it. */
async function ownHosts({ call, params }: Noted): Promise<string | null> {
  if (!dependsOnOwnHosts(params)) return null
  const sentence = ownHostsSentence(await call('ownHosts.list', {}))
  return sentence === null ? null : printable(`${sentence} (ownHosts in the configuration).`)
}

/** Names that look like one and that nobody has decided about. */
async function apart(noted: Noted): Promise<string[]> {
  const { call, config } = noted
  const { pages, tags } = config
  const matter = matters(noted)
  const sentences: (string | null)[] = []
  if (matter.pages) {
    const { capitals, alike } = await call('pages.preview', { pages })
    if (pages.ignoreCase === null) sentences.push(pageCapitalsSentence(capitals))
    sentences.push(alikePagesSentence(alike))
  }
  if (matter.tags && tags.ignoreCase === null)
    sentences.push(tagCapitalsSentence((await call('tags.preview', { tags })).capitals))
  if (config.userIds.ignoreCase === null) sentences.push(userCapitalsSentence(await call('userIds.capitals', {})))
  return sentences.filter((sentence) => sentence !== null).map(printable)
}

async function unknownEvent({ call, params }: Noted): Promise<string | null> {
  const unknown = (await call('goals.unknownEvents', {})).find(({ goal }) => goal === params.goal)
  return unknown ? printable(`${unknownEventSentence(unknown)} ${unknownEventEffect(unknown)}`) : null
}

/** A goal that is worth nothing though its events have amounts. */
async function worth({ call, params, config }: Noted): Promise<string | null> {
  const goal = config.goals.find(({ name }) => name === params.goal)
  if (!goal || goal.value !== null) return null
  const property = await call('goals.amount', { goal })
  if (property === null) return null
  return `"${printable(goal.name)}" is worth nothing, though its events have a value: with "value": {"property": ${printable(JSON.stringify(property))}} in the goal (config set) reports say what they are worth.`
}

/** A goal that counts orders which are none. */
async function notRealOrders({ call, params, config }: Noted): Promise<string | null> {
  const goal = config.goals.find(({ name }) => name === params.goal)
  const orders = goal ? await call('goals.realOrders', { goal }) : null
  if (!goal || orders === null || orders.notReal === 0) return null
  const where = JSON.stringify({ ...goal.where, ...Object.fromEntries(orders.conditions.map(({ property, wanted }) => [property, wanted])) }) // prettier-ignore
  return printable(
    `${notRealSentence(eventsOf(goal), orders)} "where": ${where} in the goal (config set) leaves them out.`,
  )
}

/** A goal whose value counts what was given back. */
async function refundsCounted({ call, params, config, status }: Noted): Promise<string | null> {
  const goal = config.goals.find(({ name }) => name === params.goal)
  const refunded = goal && mayCountRefunds(goal) ? await call('goals.refunded', { goal }) : null
  const sentence = refunded && refundedSentence(eventsOf(goal!), refunded, (amount) => `${count(amount)} ${status.currency}`) // prettier-ignore
  if (!goal || !refunded || !sentence) return null
  return printable(
    `${refundedTitle(goal.name)} ${sentence} "value": ${JSON.stringify(lessRefunds(goal, refunded).value)} in the goal (config set) takes it off.`,
  )
}

/** What is not sure of the amounts of a goal. */
async function sentenceOf(
  method: 'goals.secondCurrency' | 'goals.refundsUnknown' | 'goals.ofNobody',
  { call, params, config }: Noted,
): Promise<string | null> {
  const goal = config.goals.find(({ name }) => name === params.goal)
  const sentence = goal ? await call(method, { goal }) : null
  return sentence && printable(sentence)
}

/** Conditions of a goal that no event can meet, since none has the property. */
async function withoutProperty({ call, params, config }: Noted): Promise<string[]> {
  const goal = config.goals.find(({ name }) => name === params.goal)
  const sentences: string[] = []
  for (const [property, wanted] of Object.entries(goal?.where ?? {})) {
    const { test } = readCondition(wanted)
    if (test === 'is not' || test === 'is empty') continue
    const names = eventsOf(goal!)
    const { events } = await call('events.values', { events: [...names], property })
    if (events > 0) continue
    sentences.push(printable(`No event${names.length === 0 ? '' : ` ${names.map((name) => `"${name}"`).join(' or ')}`} has a property "${property}", so the goal "${goal!.name}" is never reached.`)) // prettier-ignore
  }
  return sentences
}

/** Emails that were left out, unless it is said of people without a page already. */
async function emailsApart({ call, slug }: Noted, workspace: string, document: Document): Promise<Note | null> {
  if (slug === 'content-attribution') {
    const report = document as Report<'content-attribution'>
    if (noPagesWords(report) !== null || pagelessWords(report.totals) !== null) return null
  }
  return emailsBesideFigures(call, workspace)
}

async function pageless(call: Call, workspace: string, report: Report<'content-attribution'>): Promise<Note | null> {
  const { totals } = report
  if (noPagesWords(report) !== null)
    return note(printable(noPagesWords(report, idsKeptSentence(await call('imports.emailsLeftOut', {})))!), whoTheyAre(report, workspace)) // prettier-ignore
  const cause = pagelessWords(totals)
  if (cause === null) return null
  const cure = await emailsOfPageless(call, workspace, totals.pagelessPeople)
  if (cure === null) return note(`${cause} report identity says who is one person.`, whoTheyAre(report, workspace))
  return note(`${cause} ${cure.text}`, ...cure.commands, whoTheyAre(report, workspace))
}

/** The people of `(none)`, in the same period. */
function whoTheyAre({ params }: Pick<Report<'content-attribution'>, 'params'>, workspace: string): ToDo {
  const { goal, from, to, lookbackDays } = params
  const asked = Object.entries({ goal, from, to, 'lookback-days': lookbackDays }).flatMap(([flag, value]) =>
    value === null ? [] : [`--${flag} ${quoted(printable(String(value)))}`],
  )
  return { does: 'see who they are', command: `touchstack report people --key '(none)' ${[...asked, `-w ${quoted(workspace)}`].join(' ')}` } // prettier-ignore
}

function pagesBegin(report: { params: object; totals: object }): string | null {
  const known = pagesKnown(report)
  if (known === null) return null
  const said = known.said.replaceAll('\u00a0', ' ')
  return known.from === null ? said : `${said} With --from ${known.from} the report starts there.`
}

async function withoutPageBefore(
  { call, config }: Noted,
  report: Report<'content-attribution'> | Report<'model-comparison'>,
  workspace: string,
): Promise<string | Note | null> {
  const { totals } = report
  if ('pagelessPeople' in totals && pagelessWords(totals) !== null) return null
  const note = noPageBefore(
    report,
    (day) => `--from ${day}`,
    (goal) => printable(`"after": ${JSON.stringify(goal)} in the goal (config set), which then counts only people who had reached that one before,`), // prettier-ignore
    (value) => `${decimals(value, 2)} ${config.currency}`,
  )
  if (note === null) return null
  const shares = `Conversion shares are of all ${count(totals.conversions)}, attributed shares of the ${count(totals.attributed)} with one.`
  const said = [note.said, shares, mostOfKnown(report), note.cure, note.after].filter((part) => part !== null).join(' ')
  return report.totals.zoneShift === null ? said : zoneToDo(call, said, workspace)
}

/** Of another report than one that says how many conversions have no page. */
async function zoneShift({ call, params: { goal }, config }: Noted, workspace: string): Promise<Note | null> {
  if (config.goals.length === 0) return null
  // What has no answer, as without an exchange rate, has none of this either.
  const attribution = await runReport(call, 'content-attribution', {
    goal: typeof goal === 'string' ? goal : null,
  }).catch(() => null)
  const said = attribution && zoneShiftSentence(attribution)
  return said === null ? null : zoneToDo(call, said, workspace)
}

/** What leads among those whose pages are known, as the screen's headline has it. */
function mostOfKnown(report: Report<'content-attribution'> | Report<'model-comparison'>): string | null {
  if (report.report !== 'content-attribution' || report.params.model === 'participation') return null
  const [top] = report.rows
    .filter(({ key }) => !isRest(key))
    .toSorted((a, b) => (b.attributedShare ?? 0) - (a.attributedShare ?? 0))
  if (!top?.attributedShare) return null
  return `Of those ${count(report.totals.attributed)}, ${percent(top.attributedShare)} go to ${printable(inSentence(top.key))}.`.replaceAll(
    '\u00a0',
    ' ',
  )
}

function furtherDays(report: Report<'before-after'>): string | null {
  const all = allDays(report)
  if (all === null) return null
  const { date, from, to } = report.params
  const { dateChosen } = report.totals
  return `${all.more.replace(/^./, (first) => first.toUpperCase())}: with${dateChosen ? ` --date ${date}` : ''}${all.from === from ? '' : ` --from ${all.from}`}${all.to === to ? '' : ` --to ${all.to}`} they count too.`
}

function withoutPage({ totals }: Report<'pages-before-conversion'>): string | null {
  const { conversions, unattributed } = totals
  if (unattributed === 0) return null
  return `${count(unattributed)} of ${count(conversions)} conversions have no page before them, so how many pages they took is not known: median and mean attributed leave them out; median, mean and shares count them, as 0 pages.`
}
