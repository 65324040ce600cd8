import { placeholderTagsSentence } from '../../../shared/notes/placeholder-tags.ts'
import type { Report } from '../../../shared/reports/index.ts'
import { useCommand } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { useDocumentView } from '../../document/view.ts'
import { useTags } from '../../page-spellings/use-tags.ts'
import s from '../reports.module.css'

/** Names that are no tags, and one press under which they count as none. */
export function PlaceholderTags({ report }: { report: Report<'content-attribution'> }) {
  const set = useCommand('config.set')
  const { tags, countAsNone } = useTags(set)
  const inDocument = useDocumentView() !== null
  const sentence = placeholderTagsSentence(report)
  if (sentence === null) return null
  return (
    <span className={s['aside']}>
      {sentence}{' '}
      {tags && !inDocument && (
        <Button variant="link" isPending={set.running} onPress={() => void countAsNone(report.totals.placeholderTags)}>
          Count as no tag
        </Button>
      )}
    </span>
  )
}
