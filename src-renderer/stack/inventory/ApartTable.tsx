import { Undo2 } from 'lucide-react'
import { apartKey, type ApartPair, apartWords } from '../../../shared/stack/tools-apart.ts'
import { Button } from '../../components/Button.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import s from '../stack.module.css'

/** Pairs that a person said are two tools, each to be taken back. */
export function ApartTable({
  rows,
  onTakeBack,
}: {
  rows: readonly ApartPair[]
  onTakeBack: (pair: ApartPair) => void
}) {
  const columns: Column<ApartPair>[] = [
    { id: 'a', header: 'Entry', value: (pair) => apartWords(pair)[0], width: '40%', cut: true },
    { id: 'b', header: 'is another than', value: (pair) => apartWords(pair)[1], width: '40%', cut: true },
    {
      id: 'back',
      header: '',
      title: 'Take back',
      align: 'end',
      sortable: false,
      value: () => null,
      cell: (pair) => (
        <Button
          variant="link"
          icon={Undo2}
          onPress={() => onTakeBack(pair)}
          aria-label={`Take back that ${apartWords(pair).join(' and ')} are two`}
        >
          Take back
        </Button>
      ),
    },
  ]
  return (
    <section className={s['below']} aria-label="Kept apart">
      <p className={s['caption']}>
        Kept apart: they look alike and are two tools, as somebody said. Nothing of them counts twice.
      </p>
      <DataTable label="Kept apart" columns={columns} rows={rows} rowKey={apartKey} />
    </section>
  )
}
