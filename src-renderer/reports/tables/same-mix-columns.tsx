import { alikeWords, isTurnedByMix } from '../../../shared/findings/same-mix.ts'
import type { SameMix, WithinEach } from '../../../shared/reports/template-comparison.ts'
import { isTold } from '../../../shared/statistics/significance.ts'
import { Chip } from '../../components/Chip.tsx'
import type { Column } from '../../components/DataTable.tsx'
import { pCell, points } from '../../format.ts'

interface Judged extends SameMix {
  enough: boolean
  difference: number | null
  pAdjusted: number | null
}

/** Of the verdict beside those columns. */
export const verdictHeader = (mixOf: WithinEach | null): string => (mixOf === null ? 'Verdict' : 'Verdict as they came')

/** What a difference is with the same mix on both sides, and its verdict, marked where it is another one; none where there is nothing to hold it to. */
export function sameMixColumns<Row extends Judged>(mixOf: WithinEach | null, digits: number): Column<Row>[] {
  if (mixOf === null) return []
  const title = `With ${alikeWords(mixOf)} on both sides (Mantel and Haenszel)`
  return [
    {
      id: 'sameMix',
      header: 'Visitors alike',
      title: `Points: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      align: 'end',
      value: (row) => row.sameMixDifference,
      cell: (row) =>
        row.sameMixDifference === null ? (
          ''
        ) : (
          <span
            title={`95 % interval ${points(row.sameMixLow ?? 0, digits)} to ${points(row.sameMixHigh ?? 0, digits)}, p, adjusted: ${pCell(row.sameMixPAdjusted)}`}
          >
            {points(row.sameMixDifference, digits)}
          </span>
        ),
    },
    {
      id: 'sameMixVerdict',
      header: 'Verdict if alike',
      title,
      value: (row) => (row.sameMixDifference === null ? '' : verdictOf(row)),
      cell: (row) =>
        row.sameMixDifference === null ? (
          ''
        ) : (
          <Chip {...(isTurnedByMix(row) && { tone: 'warn' as const })}>{verdictOf(row)}</Chip>
        ),
    },
  ]
}

const verdictOf = ({ sameMixDifference, sameMixPAdjusted }: Judged): string =>
  !isTold(sameMixPAdjusted) ? 'not told apart' : (sameMixDifference ?? 0) > 0 ? 'higher' : 'lower'
