/** Which templates convert unlike the rest, in words. */
import { association } from './association.ts'
import { count, counted, inSentenceAmong, listed, percent, points, pText, rateDigits } from '../text/figures.ts'
import type { Report, ReportRow } from '../reports/index.ts'
import { isTold } from '../statistics/significance.ts'
import { exactAmong } from './exact-test.ts'
import { size } from './how-many-more.ts'
import { intervalName } from './interval-name.ts'
import { onlyThose } from './only-those.ts'
import { outsidePeriod } from './outside-period.ts'
import { alikeWords, heldTo, notHeld, turnedByMix } from './same-mix.ts'
import { pairsTurned, pairsTurnedToo } from './template-pairs.ts'
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
  const rows = judgedRows(report)
  const one = params.by === 'group' ? 'page template' : params.by
  const all = counted(rows.length, one)
  const nameOf = inSentenceAmong(rows.map(({ key }) => key))
  const digits = rateDigits(Math.max(...rows.filter((row) => row.enough).map((row) => row.rate), 0))
  const clear = rows
    .filter(isClear)
    .toSorted((a, b) => a.pAdjusted! - b.pAdjusted! || Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0))
  const few = rows.filter((row) => !row.enough).length
  const ofFew = exactAmong(
    report.rows,
    (row) =>
      `${nameOf(row.key)} converts ${(row.difference ?? 0) > 0 ? 'better' : 'worse'} than all others, ${count(row.convertedPeople)} of ${count(row.people)}`,
  )
  const tooFew =
    few === 0 ? [] : [`${count(few)} of ${all} ${few === 1 ? 'has' : 'have'} too few people to tell.`, ...ofFew]
  const withMix = held === null ? '' : `With ${alikeWords(held)} on both sides, `
  const turned =
    held === null
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
      : []
  const otherwise = [...notHeld(params, report.rows), ...turned]
  // Which pairs are, is said where they are listed: of both in the same words, nobody reads the second.
  const ofPairs = turned.length > 0 ? pairsTurnedToo(totals.pairs) : pairsTurned(totals.pairs, mixOf, digits)
  const limits = [...otherwise, ...outsidePeriod(report)]
  const [lead, ...others] = clear
  if (!lead)
    return {
      headline: [
        `${withMix}${withMix === '' ? 'Of' : 'of'} ${all} ${few === rows.length ? 'all have ' : 'none converts unlike the rest: '}`,
        { figure: few === rows.length ? 'too few people to tell' : 'none told from chance' },
      ],
      sub:
        few === rows.length
          ? [...onlyThose(params), ...ofFew]
          : [...onlyThose(params), ...otherwise, ...ofPairs, ...tooFew, ...outsidePeriod(report), association],
      limits: few === rows.length ? [] : limits,
    }
  return {
    headline: [
      `${withMix}${nameOf(lead.key)}: `,
      { figure: `${size(lead.difference ?? 0, digits)} points ${direction(lead.difference)}` },
      ` than all others together, ${percent(lead.rate, digits)} of ${count(lead.people)} (${intervalName(lead.differenceLow, lead.differenceHigh, true)} ${points(lead.differenceLow ?? 0, digits)} to ${points(lead.differenceHigh ?? 0, digits)}), adjusted ${pText(lead.pAdjusted)}`,
    ],
    sub: [
      ...onlyThose(params),
      ...(others.length === 0
        ? []
        : [
            `Unlike the rest too: ${listed(others.slice(0, 3).map((row) => `${nameOf(row.key)} (${points(row.difference ?? 0, digits)})`))}${others.length > 3 ? ` and ${count(others.length - 3)} more` : ''}.`,
          ]),
      ...otherwise,
      ...ofPairs,
      ...tooFew,
      ...outsidePeriod(report),
      association,
    ],
    limits,
  }
}

const direction = (difference: number | null): string => ((difference ?? 0) > 0 ? 'higher' : 'lower')

/** The rows by the differences that are told of: with the same mix where somebody asks for that. */
export const judgedRows = ({ params, rows }: Report<'template-ranking'>): Row[] =>
  heldTo(params, rows) === null ? rows : rows.map(asHeld)

/** The difference that a row has with the same mix as its own; the rate stays that of everybody. */
const asHeld = (row: Row): Row => ({
  ...row,
  enough: row.sameMixDifference !== null,
  difference: row.sameMixDifference,
  differenceLow: row.sameMixLow,
  differenceHigh: row.sameMixHigh,
  pAdjusted: row.sameMixPAdjusted,
})
