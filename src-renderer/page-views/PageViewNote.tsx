import { formsAsPagesSentence, suggestedPageViews, uncountedSentence } from '../../shared/notes/page-events.ts'
import { useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import s from './page-views.module.css'
import { usePageViews } from './use-page-views.ts'

/** Where events that read like page views are not counted as such: says so, and counts them. Nothing where all is well. */
export function PageViewNote({ here = false }: { /** Where all events are listed to choose from. */ here?: boolean }) {
  const { status } = useWorkspace()
  const { pages, count, set } = usePageViews((status?.events ?? 0) > 0)
  const inDocument = useDocumentView() !== null
  const suggested = pages ? suggestedPageViews(pages) : []
  if (suggested.length === 0) return null
  const asForms = formsAsPagesSentence(suggested.map(({ name }) => name))
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={uncountedSentence(suggested)}
        actions={
          !inDocument && (
            <>
              {!here && (
                <a className={s['link']} href="#/settings">
                  Choose others
                </a>
              )}
              <Button
                variant={asForms === null ? 'primary' : 'outline'}
                isPending={set.running}
                onPress={() => void count(suggested.map(({ name }) => name))}
              >
                {suggested.length === 1 ? 'Count them' : 'Count all of them'}
              </Button>
            </>
          )
        }
      >
        {set.error
          ? set.error.message
          : (asForms ?? 'Reports about content rest on page views alone: these pages get no credit.')}
      </ErrorNote>
    </div>
  )
}
