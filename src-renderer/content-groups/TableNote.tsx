import type { PageGroupsRead } from '../../shared/api.ts'
import type { ContentGroupRule } from '../../shared/config.ts'
import { withoutCommands } from '../../shared/command-hints.ts'
import {
  asRuled,
  beforeAfterOf,
  belowSentence,
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
  /** Reads the table anew. */
  onBelow: (text: string) => void
  /** The same, with the topics of another column. */
  onTopics: (text: string, column: string) => void
}

/** What is to be known of a file that was read: pages whose group changed, and what of it did not become rules. */
export function TableNote({ rules, onSplit, onBelow, onTopics }: TableNoteProps) {
  const read = useReadGroups()
  const { changed, moved, rejects, others, text } = read
  const set = useCommand('config.set')
  const { addAll, pages } = usePages(set)
  const aliases = read.aliases.filter(
    (alias) =>
      !pages?.aliases.some((each) => each.from === alias.from && each.to === alias.to && each.host === alias.host),
  )
  const renamed = movedSentence(read)
  const [first] = rejects
  const beside = besideTable(read)
  const more = belowSentence(read)
  const authors = read.unused.filter(({ looksLike }) => looksLike === 'authors')
  const ofFile = aliases.length + others.length
  if (changed.length + moved.length + beside.length + ofFile === 0 && more === null && first === undefined) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={ofFile > 0 ? 'The file has more than rules' : tableTitle(read)}
        actions={<Button onPress={() => useReadGroups.setState(nothingRead)}>Close</Button>}
      >
        {aliases.length > 0 && (
          <p>
            {counted(aliases.length, 'alias', 'aliases')} of pages {aliases.length === 1 ? 'is' : 'are'} not among the
            rules{aliases.length === 1 ? ':' : ', such as'} {aliases[0]!.from} for {aliases[0]!.to}.{' '}
            <Button variant="link" isDisabled={set.running} onPress={() => void addAll(aliases)}>
              Add {counted(aliases.length, 'alias', 'aliases')}
            </Button>
          </p>
        )}
        {others.length > 0 && <p>Only rules and aliases are read here, not {listed(others)}.</p>}
        {more !== null && (
          <p>
            {more}{' '}
            <Button variant="link" onPress={() => onBelow(text)}>
              Take everything below, too
            </Button>
          </p>
        )}
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
          <p key={sentence}>{withoutCommands(sentence)}</p>
        ))}
        {authors.map(({ name }) => (
          <Button key={name} onPress={() => onTopics(text, name)}>
            Read “{name}” as topics
          </Button>
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
