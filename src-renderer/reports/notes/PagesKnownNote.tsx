import { pagesKnown } from '../../../shared/notes/pages-known.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { useDocumentView } from '../../document/view.ts'
import s from '../../page-views/page-views.module.css'
import { useQueryParams } from '../../route.ts'

/** Where pages begin later than the conversions of a report: since when they are known, and one press that starts there. */
export function PagesKnownNote({ report }: { report: { params: object; totals: object } }) {
  const [, setQuery] = useQueryParams()
  const inDocument = useDocumentView() !== null
  const known = pagesKnown(report)
  if (known === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="info"
        title={known.said}
        actions={
          known.from !== null &&
          !inDocument && <Button onPress={() => setQuery({ from: known.from })}>Start there</Button>
        }
      />
    </div>
  )
}
