import { ErrorNote } from '../../components/ErrorNote.tsx'
import { useDocumentView } from '../../document/view.ts'
import s from '../../page-views/page-views.module.css'

/** What limits the figures below, and the way to where it is seen; null says nothing. */
export function WarningNote({ said, href, label }: { said: string | null; href: string; label: string }) {
  const inDocument = useDocumentView() !== null
  if (said === null) return null
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={said}
        actions={
          !inDocument && (
            <a className={s['link']} href={href}>
              {label}
            </a>
          )
        }
      />
    </div>
  )
}
