import { Chip, type ChipProps } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { date } from '../../format.ts'
import type { Money } from '../use-day.ts'
import type { Change } from './model.ts'

const tones: Record<Change['what'], ChipProps['tone']> = {
  added: 'c3',
  removed: 'c4',
  replaced: 'c3',
  price: 'c2',
  use: 'c2',
}

/** Everything that happened to the stack, the newest first, with the reason. */
export function ChangeLog({ changes, money, stale }: { changes: readonly Change[]; money: Money; stale: boolean }) {
  const columns: Column<Change>[] = [
    { id: 'day', header: 'Date', value: (row) => row.day, cell: (row) => date(row.day), width: 100 },
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '20%', cut: true },
    {
      id: 'what',
      header: 'Change',
      value: (row) => row.what,
      cell: (row) => {
        const tone = tones[row.what]
        return <Chip {...(tone ? { tone } : {})}>{row.what === 'replaced' ? 'replacement' : row.what}</Chip>
      },
    },
    { id: 'detail', header: 'What', value: (row) => row.detail || null, width: '28%', cut: true, dim: true },
    { id: 'reason', header: 'Reason', value: (row) => row.reason || null, width: '24%', cut: true },
    {
      id: 'amount',
      header: 'Cost a year',
      value: (row) => row.amount,
      cell: (row) => (row.amount === null ? <span title="not known">–</span> : money.signed(row.amount)),
      align: 'end',
    },
  ]
  return (
    <DataTable
      label="Change log"
      columns={columns}
      rows={changes}
      rowKey={(row) => `${row.day} ${row.tool} ${row.what} ${row.detail}`}
      stale={stale}
      empty="Nothing changed in this period."
    />
  )
}
