/** Conversions and people without a page before them: why, and what would change it. */
import { runReport } from '../../../../shared/api.ts'
import { idsKeptSentence } from '../../../../shared/notes/emails-left-out.ts'
import { inSentence, percent } from '../../../../shared/text/figures.ts'
import { nextByColleague } from '../../../../shared/notes/colleagues.ts'
import { noPageBefore, zoneShiftSentence } from '../../../../shared/notes/no-page-before.ts'
import { noPagesWords, pagelessWords } from '../../../../shared/notes/pageless.ts'
import { isRest } from '../../../../shared/reports/goal-to-goal.ts'
import { quoted } from '../config-command.ts'
import { count, decimals } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import { emailsBesideFigures, emailsOfPageless } from './emails-left-out.ts'
import { type Note, note, type ToDo } from './note.ts'
import type { Asked } from './rules.ts'
import { zoneToDo } from './zone-to-do.ts'

type Attribution = Asked<'content-attribution'>
type Joined = Pick<Attribution['report']['params'], 'goal' | 'from' | 'to'>
type Attributed = Asked<'content-attribution' | 'model-comparison'>

/** Emails that were left out, unless it is said of people without a page already. */
export async function emailsApart({ call, workspace, slug, report }: Asked): Promise<Note | null> {
  if (slug === 'content-attribution') {
    const attribution = report as Attribution['report']
    if (noPagesWords(attribution) !== null || pagelessWords(attribution.totals) !== null) return null
  }
  return emailsBesideFigures(call, workspace)
}

export async function pageless({ call, workspace, report }: Attribution): Promise<Note | null> {
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
function whoTheyAre({ params }: Pick<Attribution['report'], 'params'>, workspace: string): ToDo {
  const { goal, from, to, lookbackDays } = params
  const asked = Object.entries({ goal, from, to, 'lookback-days': lookbackDays }).flatMap(([flag, value]) =>
    value === null ? [] : [`--${flag} ${quoted(printable(String(value)))}`],
  )
  return { does: 'see who they are', command: `touchstack report people --key '(none)' ${[...asked, `-w ${quoted(workspace)}`].join(' ')}` } // prettier-ignore
}

export async function withoutPageBefore({
  call,
  config,
  report,
  workspace,
}: Attributed): Promise<string | Note | null> {
  const { totals } = report
  if ('pagelessPeople' in totals && pagelessWords(totals) !== null) return null
  const found = noPageBefore(
    report,
    (day) => `--from ${day}`,
    (goal) => printable(`"after": ${JSON.stringify(goal)} in the goal (config set), which then counts only people who had reached that one before,`), // prettier-ignore
    (value) => `${decimals(value, 2)} ${config.currency}`,
  )
  if (found === null) return null
  const shares = `Conversion shares are of all ${count(totals.conversions)}, attributed shares of the ${count(totals.attributed)} with one.`
  const said = [found.said, shares, mostOfKnown(report), found.cure, found.after]
    .filter((part) => part !== null)
    .join(' ')
  if (totals.zoneShift !== null) return zoneToDo(call, said, workspace)
  return 'colleaguesUnattributed' in totals && totals.colleaguesUnattributed
    ? note(said, joinThem(report.params, workspace))
    : said
}

/** Of the same period. */
function joinThem({ goal, reached = null, from, to }: Joined & { reached?: string | null }, workspace: string): ToDo {
  const asked = Object.entries({ goal, reached, from, to }).flatMap(([flag, value]) =>
    value === null ? [] : [`--${flag} ${quoted(printable(value))}`],
  )
  return {
    does: 'write a list that makes one person of each of them and a colleague, to look through and import',
    command: `touchstack export colleagues ${[...asked, `-w ${quoted(workspace)}`].join(' ')} -o colleagues.csv`,
  }
}

/** Who reached the next goal for a colleague who reached the first one; at whatever time, as going on is counted. */
export function goneOnByColleague({ report, workspace }: Asked<'goal-to-goal'>): Note | null {
  const said = nextByColleague(report)
  return said === null
    ? null
    : note(
        printable(said),
        joinThem({ goal: report.params.then, reached: report.params.goal, from: null, to: null }, workspace),
      )
}

/** What leads among those whose pages are known, as the screen's headline has it. */
function mostOfKnown(report: Attributed['report']): string | null {
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

/** Of another report than one that says how many conversions have no page. */
export async function zoneShift({ call, params: { goal }, config, workspace }: Asked): Promise<Note | null> {
  if (config.goals.length === 0) return null
  // What has no answer, as without an exchange rate, has none of this either.
  const attribution = await runReport(call, 'content-attribution', {
    goal: typeof goal === 'string' ? goal : null,
  }).catch(() => null)
  const said = attribution && zoneShiftSentence(attribution)
  return said === null ? null : zoneToDo(call, said, workspace)
}

export function withoutPage({ report: { totals } }: Asked<'pages-before-conversion'>): string | null {
  const { conversions, unattributed } = totals
  if (unattributed === 0) return null
  return `${count(unattributed)} of ${count(conversions)} conversions have no page before them, so how many pages they took is not known: median and mean attributed leave them out; median, mean and shares count them, as 0 pages.`
}
