import type { Column } from '../components/column.ts'

/** So many rows of zeros are shown; more say no more than their number. */
const mostZeros = 2

type Figures<R> = Pick<Column<R>, 'value' | 'align' | 'runs'>

/** The rows with a figure that is not zero; all of them where hardly any has none, or none has one. */
export function rowsWithSome<R>(rows: readonly R[], columns: readonly Figures<R>[]): readonly R[] {
  const figures = columns.filter(({ align, runs }) => align === 'end' && !runs)
  const numbers = (row: R) => figures.map(({ value }) => value(row)).filter((each) => typeof each === 'number')
  const some = rows.filter((row) => {
    const all = numbers(row)
    return all.length === 0 || all.some((each) => each !== 0)
  })
  return some.length === 0 || rows.length - some.length <= mostZeros ? rows : some
}
