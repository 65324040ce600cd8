import type { Column } from '../components/column.ts'
import d from './document.module.css'

/** More rows than this belong into a spreadsheet; the document says how many it leaves out. */
const mostRows = 500

/** A table on paper: every row in its first order, nothing to sort by. */
export function DocumentTable<R>({
  label,
  columns: all,
  rows,
  rowKey,
}: {
  label: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string | number
}) {
  // A column without a head and without values holds what can be pressed on a row.
  const columns = all.filter(({ header, value }) => header !== '' || rows.some((row) => value(row) !== null))
  const shown = rows.slice(0, mostRows)
  const hasTotals = rows.length > 0 && columns.some(({ total }) => total !== undefined)
  const className = ({ align }: Column<R>) => (align === 'end' ? d['end'] : undefined)
  return (
    <>
      <table className={d['table']} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={className(column)}>
                {column.header || column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.id} className={className(column)}>
                  {column.cell ? column.cell(row) : column.value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.id} className={className(column)}>
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length > mostRows && (
        <p className={d['small']}>
          The first {mostRows} of {rows.length} rows; the command prints all of them.
        </p>
      )}
    </>
  )
}
