/**
 * The day up to which a contract runs. Of one that renews by itself it is the day of the renewal, and the tool goes on; of one
 * that does not it is the tool's end. Where nothing says which, something is to be decided by then, as before a renewal.
 */
import type { ColumnMap } from '../../../../shared/import.ts'
import type { IsoDate, ToolStatus } from '../../stack/tool.ts'
import { headingNames, isNamed } from '../columns/headings.ts'

/** Names of such columns, best first; `Ended` is the end of a tool. */
export const contractEndColumns = headingNames('contractEnd')

/** Of a tool or of its contract, as the other columns say. */
const endColumns = headingNames('end')

/**
 * `Start, End, Notice period, Auto-renew`: beside what only a contract has, and without a renewal date, the end is the
 * contract's. `end_date` as we write it ourselves is always the tool's.
 */
const isContracts = ({ renewal_date, notice_days, auto_renew }: ColumnMap, column: string): boolean =>
  renewal_date === undefined &&
  (notice_days !== undefined || auto_renew !== undefined) &&
  column !== 'end_date' &&
  isNamed(column, endColumns)

/** The column that is one, and the field it stands in: that of ends where another column gives the renewal. */
export interface ContractEnd {
  field: 'renewal_date' | 'end_date'
  column: string
}

/** null too where a person `chose` the field for it, which is then the same in every row. */
export function contractEndIn(map: ColumnMap, chosen: ColumnMap = {}): ContractEnd | null {
  for (const field of ['renewal_date', 'end_date'] as const) {
    const column = map[field]
    if (column === undefined || chosen[field] !== undefined) continue
    if (isNamed(column, contractEndColumns) || (field === 'end_date' && isContracts(map, column)))
      return { field, column }
  }
  return null
}

/** What it was read as, and whether the row said so; where a column of its own gives that date, it was read as nothing. */
export type ContractEndRead = 'renews' | 'unsaid' | 'ends'

interface Dates {
  endDate: IsoDate | null
  renewalDate: IsoDate | null
}

/** The dates of a row, whose contract ends on the one in the field of `end`. `rest`: that one is neither of them. */
export function datesOf(
  { field }: ContractEnd,
  { endDate, renewalDate }: Dates,
  { autoRenew, status }: { autoRenew: boolean | null; status: ToolStatus | null },
): Dates & { as: ContractEndRead | null; rest: boolean } {
  const contract = field === 'end_date' ? endDate : renewalDate
  const end = field === 'end_date' ? null : endDate
  const renewal = field === 'end_date' ? renewalDate : null
  if (contract === null) return { endDate: end, renewalDate: renewal, as: null, rest: false }
  const isEnd = autoRenew === false || status === 'retired'
  const own = isEnd ? end : renewal
  const dates = isEnd ? { endDate: end ?? contract, renewalDate: renewal } : { endDate: end, renewalDate: renewal ?? contract } // prettier-ignore
  if (own !== null) return { ...dates, as: null, rest: own !== contract }
  return { ...dates, as: isEnd ? 'ends' : autoRenew === true ? 'renews' : 'unsaid', rest: false }
}

/** A sentence where a column was read so. */
export function contractEndNotes(end: ContractEnd | null, read: readonly (ContractEndRead | null)[]): string[] {
  const count = (as: ContractEndRead): number => read.filter((each) => each === as).length
  const [renews, unsaid, ends] = [count('renews'), count('unsaid'), count('ends')]
  if (end === null || renews + unsaid + ends === 0) return []
  const tools = (many: number, does: string, doe: string): string => `${many} ${many === 1 ? `tool that ${does}` : `tools that ${doe}`}` // prettier-ignore
  const parts = [
    ...(renews > 0 ? [`as the renewal date of ${tools(renews, 'renews by itself', 'renew by themselves')}`] : []),
    ...(unsaid > 0 ? [`as the renewal date of ${tools(unsaid, 'does not say whether it renews by itself', 'do not say whether they renew by themselves')} (to be decided by then)`] : []),
    ...(ends > 0 ? [`as the end date of ${tools(ends, 'does not renew by itself', 'do not renew by themselves')}`] : []),
  ] // prettier-ignore
  return [`"${end.column}" is read ${parts.join(', ')}. If it is the end of every tool, choose it as the end date (--map "end_date=${end.column}").`] // prettier-ignore
}
