import { pricesAfterMergeLines } from '../../../shared/notes/prices-after-merge.ts'
import { type SureMerge, sureMergeLine, sureMergeReason } from '../../../shared/stack/sure-merges.ts'
import { useQuery } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { count } from '../../format.ts'
import s from '../stack.module.css'

/** Says which entries become one before they do. */
export function SureMergesDialog({
  merges,
  isPending,
  onClose,
  onMerge,
}: {
  merges: readonly SureMerge[]
  isPending: boolean
  onClose: () => void
  onMerge: () => void
}) {
  return (
    <Dialog
      isOpen
      alert
      title={merges.length === 1 ? 'Merge these entries?' : `Merge all ${count(merges.length)}?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button variant="primary" onPress={onMerge} isPending={isPending}>
            {merges.length === 1 ? 'Merge' : `Merge all ${count(merges.length)}`}
          </Button>
        </>
      }
    >
      <p>
        A payee becomes part of the only contract that it can be for, by its name or by what it was paid, or of the
        payee of its name that was charged more often. What stays keeps its cost. One Undo takes all of it back.
      </p>
      <ul aria-label="What is merged" className={s['merges']}>
        {merges.map((each) => (
          <li key={each.keep}>
            {sureMergeLine(each)} ({sureMergeReason(each)})
            <AfterMerge keep={each.keep} drop={each.drop} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** What becomes of dated prices, where that is more than that they stay. */
function AfterMerge({ keep, drop }: Pick<SureMerge, 'keep' | 'drop'>) {
  const { data } = useQuery('tools.pricesAfterMerge', { keep, drop })
  return data ? pricesAfterMergeLines(data).map((line) => <div key={line}>{line}</div>) : null
}
