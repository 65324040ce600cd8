/** Which templates convert unlike the rest, in words. */
import { count, counted, inSentenceAmong, listed, percent, points, pText, rateDigits } from '../figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { isTold } from '../significance.ts'
import { size } from './how-many-more.ts'
import { onlyThose } from './only-those.ts'
import { outsidePeriod } from './outside-period.ts'
import { heldTo, notHeld, sameMixWords, turnedByMix } from './same-mix.ts'
import { pairsTurned } from './template-pairs.ts'
import type { Finding } from './words.ts'

type Row = ReportRow<'template-ranking'>

/** Told apart from all others at a false-discovery rate of 5 %. */
const isClear = (row: Row): boolean => isTold(row.pAdjusted)

export function templateRankingFinding(report: Report<'template-ranking'>): Finding | null {
  const { params, totals } = report
  if (report.rows.length < 2) return null
  const { mixOf } = totals
  // Who asks for the same mix is told of it first.
  const held = heldTo(params, report.rows)
  const rows = held === null ? report.rows : report.rows.map(asHeld)
  const one = params.by === 'group' ? 'template' : params.by
  const all = counted(rows.length, one)
  const nameOf = inSentenceAmong(rows.map(({ key }) => key))
  const digits = rateDigits(Math.max(...rows.filter((row) => row.enough).map((row) => row.rate), 0))
  const clear = rows
    .filter(isClear)
    .toSorted((a, b) => a.pAdjusted! - b.pAdjusted! || Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
  const few = rows.filter((row) => !row.enough).length
  const tooFew = few === 0 ? [] : [`${count(few)} of ${all} ${few === 1 ? 'has' : 'have'} too few people to tell.`]
  const association = 'People choose where they land: this is association, not effect.'
  const withMix = held === null ? '' : `With ${sameMixWords(held)} as all others, `
  const otherwise = [
    ...notHeld(params, report.rows),
    ...(held === null
      ? turnedByMix(
          'it is otherwise',
          rows,
          mixOf,
          {
            clear: (row, size) => `${nameOf(row.key)} is ${size} ${direction(row.sameMixDifference)} than all others`,
            notClear: ({ key }) => `${nameOf(key)} is not told apart from all others`,
          },
          digits,
        )
      : []),
    ...pairsTurned(totals.pairs, mixOf, digits),
  ]
  const [lead, ...others] = clear
  if (!lead)
    return {
      headline: [
        `${withMix}${withMix === '' ? 'Of' : 'of'} ${all} ${few === rows.length ? 'all have ' : 'none converts unlike the rest: '}`,
        { figure: few === rows.length ? 'too few people to tell' : 'none told from chance' },
      ],
      sub:
        few === rows.length
          ? onlyThose(params)
          : [...onlyThose(params), ...otherwise, ...tooFew, ...outsidePeriod(report), association],
    }
  return {
    headline: [
      `${withMix}${nameOf(lead.key)}: `,
      { figure: `${size(lead.difference ?? 0, digits)} points ${direction(lead.difference)}` },
      ` than all others together, ${percent(lead.rate, digits)} of ${count(lead.people)} (95\u00a0%\u00a0interval ${points(lead.differenceLow ?? 0, digits)} to ${points(lead.differenceHigh ?? 0, digits)}), adjusted ${pText(lead.pAdjusted)}`,
    ],
    sub: [
      ...onlyThose(params),
      ...(others.length === 0
        ? []
        : [
            `Unlike the rest too: ${listed(others.slice(0, 3).map((row) => `${nameOf(row.key)} (${points(row.difference ?? 0, digits)})`))}${others.length > 3 ? ` and ${count(others.length - 3)} more` : ''}.`,
          ]),
      ...otherwise,
      ...tooFew,
      ...outsidePeriod(report),
      association,
    ],
  }
}

const direction = (difference: number | null): string => ((difference ?? 0) > 0 ? 'higher' : 'lower')

/** The difference that a row has with the same mix as its own; the rate stays that of everybody. */
const asHeld = (row: Row): Row => ({
  ...row,
  enough: row.sameMixDifference !== null,
  difference: row.sameMixDifference,
  differenceLow: row.sameMixLow,
  differenceHigh: row.sameMixHigh,
  pAdjusted: row.sameMixPAdjusted,
})
