/**
 * The decision record: one page of Markdown that says what was asked, what was found, what was decided and when to look
 * again. Whoever reads it needs nothing else.
 */
import { oddsWords } from '../../../shared/statistics/odds.ts'
import type { ReportResult } from '../../../shared/reports/report.ts'
import type { buildVsBuy } from '../../../shared/reports/build-vs-buy.ts'
import {
  costFields,
  fieldsOf,
  type FieldInfo,
  placeholderNames,
  verdictWords,
} from '../../../shared/decision-fields.ts'
import type { Decision, Estimate } from '../../../shared/decision.ts'
import { money, years } from '../reports/build-vs-buy/words.ts'
import type { StoredDecision } from './store.ts'

type Result = Pick<ReportResult<typeof buildVsBuy>, 'params' | 'rows' | 'totals'>

export interface RecordContext {
  currency: string
  /** When the version was saved, ISO-8601. */
  savedAt: string
  note: string
}

export function decisionRecord(
  { decision, version }: StoredDecision,
  { params, rows, totals }: Result,
  { currency, savedAt, note }: RecordContext,
): string {
  const amount = (value: number): string => money(value, currency)
  const percent = (value: number): string => `${Number((value * 100).toFixed(1))} %`
  const { horizonYears, discountRate } = decision
  const swings = rows.filter((row) => row.swing > 0)
  const flips = swings.filter((row) => row.low > 0 !== row.high > 0)
  const sections = [
    `# ${line(decision.name)}`,
    facts([
      ['Version', `${version}, saved ${savedAt.slice(0, 10)}${note === '' ? '' : ` (${line(note)})`}`],
      ['Decided', decided(decision)],
      ['Revisit', decision.revisitOn ?? ''],
      ['Verdict of the figures', verdictWords(totals)],
    ]),
    decision.question === '' ? '' : `## Question\n\n${line(decision.question)}`,
    `## Finding\n\n${line(totals.reason)}${placeholderWords(totals)}`,
    decision.decided?.because ? `## Why it was decided so\n\n${paragraphs(decision.decided.because)}` : '',
    `## Capabilities\n\n${capabilities(totals)}`,
    `## Options\n\n${table(
      [
        'Option',
        'Kind',
        `Present value, ${years(horizonYears)}`,
        'P50',
        'P80',
        'Cheapest of all options in',
        'Score',
        'Out because',
      ],
      totals.options.map((each) => [
        each.name,
        each.kind,
        amount(each.pv),
        amount(each.p50),
        amount(each.p80),
        oddsWords(each.pCheapest),
        each.score === null || !totals.scored ? '–' : each.score.toFixed(2),
        each.veto ?? '',
      ]),
      2,
    )}\n\nBreak-even of building against buying: ${totals.breakEvenMonth === null ? 'never within the horizon' : `month ${totals.breakEvenMonth}`}. Of building and buying alone, building is cheaper in ${oddsWords(totals.pBuildCheaper)} of the draws.`,
    `## Cost by year\n\nPresent value, discounted at ${percent(discountRate)} a year.\n\n${table(
      ['Option', 'Start', ...Array.from({ length: horizonYears }, (_, year) => `Year ${year + 1}`), 'Sum'],
      totals.options.map((each) => [each.name, ...each.pvByYear.map(amount), amount(each.pv)]),
    )}`,
    totals.scored
      ? `## Score\n\n${table(
          ['Criterion', 'Weight', 'Build', 'Buy', 'Equal at a weight of'],
          totals.criteria.map((each) => [
            each.name,
            percent(each.weight),
            each.build.toFixed(2),
            each.buy.toFixed(2),
            each.equalAt === null ? 'none' : percent(each.equalAt),
          ]),
        )}\n\nBuild ${totals.scoreBuild.toFixed(2)}, buy ${totals.scoreBuy.toFixed(2)}.${pairs(totals.ahp)}`
      : `## Score\n\nNot scored yet: every criterion stands where a new decision has it, 0.50 for both.${pairs(totals.ahp)}`,
    `## What would change the answer\n\n${
      swings.length === 0
        ? 'No estimate has a spread.'
        : `Buying minus building, with one estimate at its low and its high value. ${flips.length} of ${swings.length} change the sign alone.\n\n${table(
            ['Input', 'Low', 'High', 'Swing'],
            swings.map((row) => [row.input, amount(row.low), amount(row.high), amount(row.swing)]),
          )}`
    }`,
    `## Estimates\n\n${estimates(decision, currency)}`,
    `## How much diligence\n\nThe first year of licences is ${amount(totals.price.annual)}: ${totals.price.tier}. ${totals.price.diligence}`,
    decision.notes === '' ? '' : `## Notes\n\n${paragraphs(decision.notes)}`,
    `## How it was computed\n\nPresent value = cost at the start + Σ cost of year t ÷ (1 + ${discountRate})ᵗ over ${years(horizonYears)}, flows at the end of a year. Building costs engineer-months × loaded monthly cost × (1 + contingencies); oversight is hours a week × 52 × loaded hourly rate. ${totals.draws.toLocaleString('en-US')} draws from triangles of low, likely and high, seed ${params.seed}; P50 and P80 are linear percentiles. Tools counted as owned are those active on ${params.asOf}.`,
  ]
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`
}

/** One line that cannot start a heading, a table or a tag of its own. */
const line = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\|<>*_`[\]#]/g, '\\$&')

/** Paragraphs as typed; only what would be markup is taken for text. */
const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map(line)
    .join('\n\n')

function facts(entries: [string, string][]): string {
  return entries
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `- **${label}:** ${value}`)
    .join('\n')
}

/** The first `textColumns` are text, the others figures. */
function table(head: string[], rows: string[][], textColumns = 1): string {
  const marks = head.map((_, index) => (index < textColumns ? '---' : '---:'))
  return [head, marks, ...rows.map((row) => row.map(line))].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function decided({ decided: found }: Decision): string {
  if (!found) return 'not yet'
  const by = found.by === '' ? '' : ` by ${line(found.by)}`
  return `${line(found.choice)}${by}${found.on === null ? '' : ` on ${found.on}`}`
}

function capabilities({ owned, residue }: Result['totals']): string {
  if (owned.length + residue.length === 0) return 'None were named.'
  const lines = [
    ...residue.map((name) => `- ${line(name)}: no active tool has it`),
    ...owned.map(({ capability, tools }) => `- ${line(capability)}: already in ${tools.map(line).join(', ')}`),
  ]
  return `${lines.join('\n')}\n\nEngineer-months are for what no active tool has; nothing was scaled.`
}

function placeholderWords({ placeholders }: Result['totals']): string {
  if (placeholders.length === 0) return ''
  const [are, count] =
    placeholders.length === 1
      ? ['is a placeholder', '1 figure']
      : ['are placeholders', `${placeholders.length} figures`]
  return `\n\n${count} ${are}, as a new decision has ${placeholders.length === 1 ? 'it' : 'them'}: ${line(placeholderNames(placeholders))}.`
}

function pairs(found: Result['totals']['ahp']): string {
  if (!found) return ''
  const verdict = found.consistent ? 'consistent' : 'contradictory: above 0.10, compare again'
  const use = found.used
    ? 'The weights come from pairwise comparisons'
    : 'Pairwise comparisons would give other weights'
  return ` ${use}; consistency ratio ${found.consistencyRatio.toFixed(3)} (${verdict}).`
}

function estimates(decision: Decision, currency: string): string {
  const options = [
    { name: decision.build.name || 'Build', kind: 'build' as const, costs: decision.build },
    { name: decision.buy.name || 'Buy', kind: 'buy' as const, costs: decision.buy },
    ...decision.alternatives.map((each) => ({ name: each.name, kind: each.kind, costs: each })),
  ]
  const rows = options.flatMap(({ name, kind, costs }) =>
    fieldsOf[kind].flatMap((field) => {
      const value = (costs as unknown as Record<string, Estimate>)[field]!
      if (value[2] === 0 && value[0] === 0) return []
      return [
        [name, costFields[field].label, ...figures(value, costFields[field], currency), costs.sources[field] ?? ''],
      ]
    }),
  )
  if (decision.loadedHourlyRate[2] > 0)
    rows.push([
      'All',
      costFields.loadedHourlyRate.label,
      ...figures(decision.loadedHourlyRate, costFields.loadedHourlyRate, currency),
      decision.sources.loadedHourlyRate ?? '',
    ])
  return table(['Option', 'Input', 'Low', 'Likely', 'High', 'Source'], rows, 2)
}

function figures([low, likely, high]: Estimate, { unit }: FieldInfo, currency: string): string[] {
  const show = (value: number): string => {
    if (unit === 'money') return money(value, currency)
    if (unit === 'share') return `${Number((value * 100).toFixed(1))} %`
    return `${value.toLocaleString('en-US')}${unit === 'hours' ? ' h a week' : ''}`
  }
  return low === high ? ['', show(likely), ''] : [show(low), show(likely), show(high)]
}
