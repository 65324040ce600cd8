import type { TipContent } from '../../components/Tooltip.tsx'
import { count, percent } from '../../format.ts'
import { costWords, known } from './known.ts'
import type { CostRow } from './words.ts'

/** The exact figures of one row of cost. */
export function tipFor(
  row: CostRow,
  cost: number | null,
  period: boolean,
  exact: (value: number) => string,
): TipContent {
  const seats = row.seatsLicensed !== null && row.seatsActive !== null
  return {
    title: row.key,
    figures: [
      {
        label: period ? 'Cost of the period' : 'Annual cost',
        value: costWords(row, cost, exact),
        strong: true,
        colour: 'var(--c1)',
      },
      ...(period ? [{ label: 'Annual cost', value: known(row.annualCost, exact) }] : []),
      { label: 'Share', value: known(row.share, percent) },
      ...(row.tools === 1 ? [] : [{ label: 'Tools', value: count(row.tools) }]),
      ...(seats
        ? [
            {
              label: 'Seats in use',
              value: `${count(row.seatsActive ?? 0)} of ${count(row.seatsLicensed ?? 0)}${(row.seatsActive ?? 0) > (row.seatsLicensed ?? 0) ? ', more than licensed' : ''}`,
            },
          ]
        : []),
      {
        label: 'Paid for unused seats',
        value: known(row.unusedSeatCost, exact),
        colour: 'var(--c4)',
      },
    ],
    note: 'Unused: annual cost × (licensed − in use) ÷ licensed.',
    keys: [['Enter', 'show in the table']],
  }
}
