import { changedSentence } from '../../shared/rules-after-table.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { counted } from '../format.ts'
import { toHref } from '../route.ts'
import { useReadGroups } from '../store.ts'
import s from './content-groups.module.css'

/** What the rules of a table that was read do not say: pages whose group changed, and rows that could not be used. */
export function TableNote() {
  const { changed, rejects } = useReadGroups()
  const [first] = rejects
  if (changed.length === 0 && first === undefined) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title="Not all of the table could become rules"
        actions={
          <Button onPress={() => useReadGroups.setState({ changed: [], rejects: [] })}>Close</Button> // prettier-ignore
        }
      >
        {changed.map((each) => (
          <p key={JSON.stringify(each)}>
            {changedSentence(each)}{' '}
            <a href={`#${toHref('/before-after', { within: each.group, date: each.dates[0] ?? null })}`}>
              Compare before and after
            </a>
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
