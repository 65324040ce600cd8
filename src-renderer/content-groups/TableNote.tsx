import type { PageGroupsRead } from '../../shared/api.ts'
import type { ContentGroupRule } from '../../shared/config.ts'
import {
  asRuled,
  beforeAfterOf,
  besideTable,
  canSplit,
  changedSentence,
  tableTitle,
} from '../../shared/pages/rules-after-table.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { counted, date, listed } from '../format.ts'
import { toHref } from '../route.ts'
import { nothingRead, useReadGroups } from '../store.ts'
import s from './content-groups.module.css'

interface TableNoteProps {
  /** As the draft has them. */
  rules: readonly Pick<ContentGroupRule, 'group'>[]
  onSplit: (change: PageGroupsRead['changed'][number]) => void
}

/** What is to be known of a table that was read: pages whose group changed, and rows that could not be used. */
export function TableNote({ rules, onSplit }: TableNoteProps) {
  const read = useReadGroups()
  const { changed, rejects } = read
  const [first] = rejects
  const beside = besideTable(read)
  if (changed.length + beside.length === 0 && first === undefined) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={tableTitle(read)}
        actions={<Button onPress={() => useReadGroups.setState(nothingRead)}>Close</Button>}
      >
        {changed.map((each) => (
          <p key={JSON.stringify(each)}>
            {changedSentence(asRuled(each, rules))}{' '}
            {canSplit(each, rules) && (
              <>
                <Button variant="link" onPress={() => onSplit(each)}>
                  Split on {listed(each.dates.map((day) => date(day)))}
                </Button>{' '}
              </>
            )}
            <a href={`#${toHref('/before-after', beforeAfterOf(asRuled(each, rules)))}`}>Compare before and after</a>
          </p>
        ))}
        {beside.map((sentence) => (
          <p key={sentence}>{sentence}</p>
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
