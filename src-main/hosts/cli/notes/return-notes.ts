/** What stands beside costs held against conversions. */
import { convertedSentence, costPeriodSentence, fitPeriod } from '../../../../shared/notes/cost-period.ts'
import { costEachSentence } from '../../../../shared/notes/costs-each.ts'
import { costsElsewhere } from '../../../../shared/notes/costs-elsewhere.ts'
import { sharedCostsSentence } from '../../../../shared/notes/costs-shared.ts'
import { unsplitSentence } from '../../../../shared/notes/costs-unsplit.ts'
import { ownTagsSentence } from '../../../../shared/notes/own-tags.ts'
import { untaggedTouchesSentence } from '../../../../shared/notes/untagged-touches.ts'
import type { Call } from '../../../../shared/api.ts'
import { listed } from '../../../../shared/text/figures.ts'
import { knownDaysSentences } from '../../../../shared/notes/known-days.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { decimals } from '../format/numbers.ts'
import { printable } from '../format/terminal.ts'
import { costsCovered } from './costs-covered.ts'
import { type Asked, type NoteRule, on } from './rules.ts'

type Return = Asked<'content-return'>

export const returnNotes: readonly NoteRule[] = [
  on(['content-return'], (asked) => [
    untaggedTouchesSentence(asked.report),
    ownTagsSentence(asked.report),
    knownElsewhere(asked),
    costEach(asked),
    sharedCostsSentence(asked.report),
    periodOfCosts(asked.report),
    convertedSentence(asked.report),
    unsplitSentence(asked.report),
    ...costsCovered(asked.report, asked.config, asked.workspace),
  ]),
  on(['cost-per-conversion'], async ({ report, call }) => [await noTools(report, call), knownDays(report)]),
]

/** Without tools all costs are 0, which nobody is to take for what conversions cost. */
async function noTools({ totals }: Report<'cost-per-conversion'>, call: Call): Promise<string | null> {
  if (totals.ledger !== 0 || (await call('tools.list', {})).tools.length > 0) return null
  return 'No tools are in the workspace, so nothing costs anything here: import a table with a row per tool (its name and cost), or what a card, a bank or a ledger exports (touchstack import FILE).'
}

function knownElsewhere({ report, config: { contentCosts } }: Return): string | null {
  const found = costsElsewhere(report, contentCosts)
  if (found === null) return null
  const flags = found.ways.map(({ params: { by, shareCostsOf } }) => (shareCostsOf === null ? `--by ${by}` : `--share-costs-of ${shareCostsOf}`)) // prettier-ignore
  return `No costs are entered by ${report.params.by}. ${found.sentence} With ${listed(flags, 'or')} they are held against conversions.`
}

function costEach({ report, config: { currency } }: Return): string | null {
  const sentence = costEachSentence(report, (amount) => `${decimals(amount, 2)} ${currency}`)
  return sentence && printable(sentence.replaceAll('\u00a0', ' '))
}

function periodOfCosts(report: Report<'content-return'>): string | null {
  const sentence = costPeriodSentence(report)
  const fit = fitPeriod(report)
  return sentence === null || fit === null ? sentence : `${sentence} (--from ${fit.from} --to ${fit.to})`
}

function knownDays(report: Report<'cost-per-conversion'>): string | null {
  const sentences = knownDaysSentences(report).map((sentence) => sentence.replaceAll('\u00a0', ' '))
  return sentences.length === 0
    ? null
    : `${sentences.join(' ')} Without --from and --to the report takes the days of which both are known.`
}
