import { beforeAfterOf, changedSentence } from '../../shared/rules-after-table.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { counted } from '../format.ts'
import { toHref } from '../route.ts'
import { useReadGroups } from '../store.ts'
import s from './content-groups.module.css'

/** What is to be known of a table that was read: pages whose group changed, and rows that could not be used. */
export function TableNote() {
  const { changed, rejects } = useReadGroups()
  const [first] = rejects
  if (changed.length === 0 && first === undefined) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={
          first === undefined && changed.every(({ joint }) => joint === null)
            ? 'Pages that change their group'
            : 'Not all of the table could become rules'
        }
        actions={
          <Button onPress={() => useReadGroups.setState({ changed: [], rejects: [] })}>Close</Button> // prettier-ignore
        }
      >
        {changed.map((each) => (
          <p key={JSON.stringify(each)}>
            {changedSentence(each)}{' '}
            <a href={`#${toHref('/before-after', beforeAfterOf(each))}`}>Compare before and after</a>
          </p>
        ))}
        {first && (
          <p>
            {counted(rejects.length, 'row')} could not be used; line {first.line}: {first.reason}.
          </p>
        )}
      </ErrorNote>
    </div>
  )
}
