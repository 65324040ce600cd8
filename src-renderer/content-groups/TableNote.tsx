import type { PageGroupsRead } from '../../shared/api.ts'
import type { ContentGroupRule } from '../../shared/config.ts'
import {
  asRuled,
  beforeAfterOf,
  besideTable,
  canSplit,
  changedSentence,
  movedSentence,
  tableTitle,
} from '../../shared/pages/rules-after-table.ts'
import { useCommand } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { counted, date, listed } from '../format.ts'
import { usePages } from '../page-spellings/use-pages.ts'
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
  const { changed, moved, rejects } = read
  const set = useCommand('config.set')
  const { addAll } = usePages(set)
  const renamed = movedSentence(read)
  const [first] = rejects
  const beside = besideTable(read)
  if (changed.length + moved.length + beside.length === 0 && first === undefined) return null
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
        {renamed !== null && (
          <p>
            {renamed}{' '}
            <Button
              variant="link"
              isDisabled={set.running}
              onPress={() => void addAll(moved).then((saved) => saved && useReadGroups.setState({ moved: [] }))}
            >
              Add {counted(moved.length, 'alias', 'aliases')}
            </Button>
          </p>
        )}
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
