/** Columns of a CSV that hold a difference of two rates and its test, alike in every report that has one. */

export const differenceColumns = ['difference', 'difference_low', 'difference_high', 'p', 'p_adjusted', 'enough']

interface Tested {
  difference: number | null
  low: number | null
  high: number | null
  pValue: number | null
  pAdjusted: number | null
  enough: boolean
}

export const differenceCells = ({
  difference,
  low,
  high,
  pValue,
  pAdjusted,
  enough,
}: Tested): (string | number | null)[] => [difference, low, high, pValue, pAdjusted, enough ? 'yes' : 'no']
