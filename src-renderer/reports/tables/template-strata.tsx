import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { adjustedStrata, allStrata, strataWords } from '../../../shared/reports/template-comparison.ts'
import { isTold } from '../../../shared/statistics/significance.ts'
import { leastTwoScales } from '../../charts/least.ts'
import { useMarks } from '../../charts/marks.tsx'
import { differenceStart, pairHeight, type RateRow, RateRows, estimateOf } from '../../charts/RateRows.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import type { TipContent } from '../../components/Tooltip.tsx'
import { useDocumentView, useOfAll, useRowsDrawn } from '../../document/view.ts'
import { count, inSentence, pCell, percent, points, rateDigits } from '../../format.ts'
import { rateOf } from '../../statistics.ts'
import { capital } from '../../words.ts'
import s from '../reports.module.css'
import { TwoTitles } from './TwoTitles.tsx'
import { tooFewFor, TooFewVerdict } from './RateCell.tsx'

type Comparison = Report<'template-comparison'>
type Row = ReportRow<'template-comparison'>

const mostDrawn = 24

const isAdjusted = (row: Row): boolean => row.stratum === adjustedStrata
/** The p that judges a row: of strata, and of two picked by their rates, adjusted for their number; of two that were named their own. */
const pOf = (row: Row): number | null =>
  row.named && (isAdjusted(row) || row.stratum === allStrata) ? row.pValue : row.pAdjusted
const isClear = (row: Row): boolean => row.enough && isTold(pOf(row))

interface TemplateStrataProps {
  report: Comparison
  /** What converted people did, in the plural. */
  noun: string
  /** Beside the charts on screen, for a picture. */
  said: string | undefined
  stale: boolean
}

/** Two templates within each device, channel, topic or language: their rates and their difference, and that with the same mix of them. */
export function TemplateStrata({ report, noun, said, stale }: TemplateStrataProps) {
  const { params } = report
  const short = useDocumentView()?.short ?? false
  const rows = short ? told(report.rows) : report.rows
  const withinEach = params.withinEach ?? 'device'
  const { one } = strataWords[withinEach]
  const [a, b] = [inSentence(rows[0]?.a ?? ''), inSentence(rows[0]?.b ?? '')]
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).flatMap((row) => [row.rateA ?? 0, row.rateB ?? 0]))) // prettier-ignore
  const nameOf = (row: Row): string =>
    row.stratum === allStrata ? 'All together' : isAdjusted(row) ? `Adjusted for ${one}` : (row.stratum ?? '')
  const strata = rows.filter((row) => row.stratum !== allStrata && !isAdjusted(row))
  const apart = rows.length - strata.length
  const drawnAtMost = useRowsDrawn(mostDrawn + apart, pairHeight) - apart
  const ofAll = useOfAll()
  const drawn = rows.filter((row) => !strata.includes(row) || strata.indexOf(row) < drawnAtMost)
  const rateText = (rate: number | null): string => (rate === null ? '–' : percent(rate, digits))
  const tipOf = (row: Row): TipContent => ({
    title: nameOf(row),
    figures: [
      { label: a, value: rateWords(row, row.rateA, row.convertedA, row.peopleA, digits), strong: true },
      { label: b, value: rateWords(row, row.rateB, row.convertedB, row.peopleB, digits) },
      ...(row.difference === null || !row.enough
        ? []
        : [
            { label: 'Difference, points', value: points(row.difference, digits) },
            { label: '95 % interval', value: `${points(row.low ?? 0, digits)} to ${points(row.high ?? 0, digits)}` },
            { label: pOf(row) === row.pValue ? 'p' : 'p, adjusted', value: pCell(pOf(row)) },
          ]),
    ],
    note: row.enough
      ? isClear(row)
        ? 'Told apart at 5 %. Association, not effect.'
        : 'Not told apart.'
      : row.difference === null
        ? 'Nobody is counted on one side.'
        : tooFewFor(row),
  })
  const byKey = new Map(drawn.map((row) => [row.stratum, row]))
  const { mark, tip } = useMarks({
    order: drawn.map((row) => row.stratum ?? ''),
    tip: (key) => {
      const row = byKey.get(key)
      return row ? tipOf(row) : null
    },
  })
  const chartRows = drawn.map((row): RateRow => {
    const [sideA, sideB] = isAdjusted(row)
      ? [estimateOf(row.rateA, null, null), estimateOf(row.rateB, null, null)]
      : [interval(row.convertedA, row.peopleA), interval(row.convertedB, row.peopleB)]
    const { figures, note } = tipOf(row)
    return {
      key: row.stratum ?? '',
      label: nameOf(row),
      note: `${count(row.peopleA)} against ${count(row.peopleB)}`,
      before: sideB,
      rate: sideA,
      difference: estimateOf(row.difference, row.low, row.high),
      enough: row.enough,
      clear: isClear(row),
      grey: false,
      says: `${nameOf(row)}. ${figures.map((figure) => `${figure.label}: ${figure.value}`).join(', ')}. ${note ?? ''}`,
    }
  })
  return (
    <section className={s['section']} aria-label={`Within each ${one}`}>
      <div className={s['chart']}>
        <ChartFrame
          least={leastTwoScales}
          stale={stale}
          twin={null}
          fileName={`templates-within-each-${withinEach}`}
          report={report}
          said={said}
          title={(width) => (
            <TwoTitles
              width={width}
              at={differenceStart(width)}
              first={{ name: `Within each ${one}`, notes: [`${a}; grey ${b}${ofAll(drawnAtMost, strata.length)}`] }}
              second={{
                name: 'Difference',
                notes: ['points; filled = told apart at 5 %', 'points; filled = told apart', 'points'],
              }}
            />
          )}
          text={`Rates of ${a} and ${b} within each ${one}. ${drawn
            .slice(0, 6)
            .map(
              (row) =>
                `${nameOf(row)}: ${rateText(row.rateA)} and ${rateText(row.rateB)}${row.enough ? '' : ', too few to tell'}.`,
            )
            .join(' ')} The table has all figures.`}
        >
          {(width) => <RateRows rows={chartRows} width={width} label={`Within each ${one}`} mark={mark} />}
        </ChartFrame>
      </div>
      {tip}
      <div className={s['table']}>
        <DataTable
          label={`Within each ${one}`}
          columns={columnsOf(digits, capital(one), noun, nameOf, a, b)}
          rows={rows}
          rowKey={(row) => row.stratum ?? ''}
          pinned={(row) => row.stratum === allStrata || isAdjusted(row)}
          stale={stale}
          maxHeight={480}
        />
      </div>
    </section>
  )
}

/** A rate and the counts it is of; the adjusted one is weighted, and counts would not give it. */
export function rateWords(row: Row, rate: number | null, converted: number, people: number, digits: number): string {
  const of = isAdjusted(row) ? 'weighted' : `${count(converted)} of ${count(people)}`
  return `${rate === null ? '–' : percent(rate, digits)}, ${of}`
}

/** Without strata of too few, which the sentence counts; all where it is so of each. */
function told(rows: readonly Row[]): readonly Row[] {
  const kept = rows.filter((row) => row.enough || row.stratum === allStrata || isAdjusted(row))
  return kept.some((row) => row.enough && row.stratum !== allStrata) ? kept : rows
}

function interval(converted: number, people: number): RateRow['rate'] {
  const found = rateOf(converted, people)
  return found && estimateOf(found.rate, found.low, found.high)
}

function columnsOf(
  digits: number,
  head: string,
  noun: string,
  nameOf: (row: Row) => string,
  a: string,
  b: string,
): Column<Row>[] {
  const end = { align: 'end' } as const
  return [
    { id: 'stratum', header: head, value: nameOf, wrap: true, width: '18%' },
    {
      id: 'rateA',
      header: a,
      title: `Rate, and ${noun} of people`,
      ...end,
      value: (row) => row.rateA,
      cell: (row) => <span>{rateWords(row, row.rateA, row.convertedA, row.peopleA, digits)}</span>,
    },
    {
      id: 'rateB',
      header: b,
      title: `Rate, and ${noun} of people`,
      ...end,
      value: (row) => row.rateB,
      cell: (row) => <span>{rateWords(row, row.rateB, row.convertedB, row.peopleB, digits)}</span>,
    },
    {
      id: 'difference',
      header: 'Difference, points',
      ...end,
      value: (row) => (row.enough ? row.difference : null),
      cell: (row) => (row.enough && row.difference !== null ? points(row.difference, digits) : ''),
    },
    {
      id: 'interval',
      header: '95 % interval',
      ...end,
      dim: true,
      value: (row) => (row.enough ? row.low : null),
      cell: (row) => (row.enough ? `${points(row.low ?? 0, digits)} to ${points(row.high ?? 0, digits)}` : ''),
    },
    {
      id: 'p',
      header: 'p, adjusted',
      title:
        'Benjamini–Hochberg over the rows between the first and the last; where these two were picked by their rates, of the first and the last over all pairs',
      ...end,
      value: (row) => (row.enough ? pOf(row) : null),
      cell: (row) => (row.enough ? pCell(pOf(row)) : ''),
    },
    {
      id: 'verdict',
      header: 'Verdict',
      value: (row) => (row.enough ? (isClear(row) ? 'told apart' : 'not told apart') : 'too few'),
      cell: (row) =>
        row.enough ? (
          <Chip {...(isClear(row) && { tone: 'c3' as const })}>{isClear(row) ? 'told apart' : 'not told apart'}</Chip>
        ) : (
          <TooFewVerdict
            row={row}
            why={row.difference === null ? 'Nobody is counted on one side.' : tooFewFor(row)}
            told="told apart"
          />
        ),
    },
  ]
}
