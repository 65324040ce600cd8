import { FileDown, Printer } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { Call } from '../../shared/api.ts'
import { toWireError } from '../../shared/errors.ts'
import { useEngine, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { TextField } from '../components/TextField.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { toast } from '../components/Toast.tsx'
import { downloadText } from '../export.ts'
import { askedOnce } from './asked-once.ts'
import { documentChoices } from './choices.ts'
import { lastView } from './last-views.ts'
import { peopleNamed, sayPeopleNamed } from './people-named.ts'
import { useSaveDialog } from './save-dialog.ts'
import d from './SaveDialog.module.css'

/** Without what a file's name cannot have. */
const fileName = (title: string): string => title.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-')

/** Which reports go into one file, or on paper. */
export default function SaveDialog() {
  const { status } = useWorkspace()
  const app = useEngine()
  const engine = useMemo(() => ({ ...app, call: askedOnce(app.call, () => app.status.get().status?.revision) }), [app])
  const { data: decisions = [] } = useQuery('decisions.list', {})
  const [here] = useState(() => window.location.hash.replace(/^#\//, ''))
  const all = documentChoices(
    here,
    (path) => lastView(status?.file ?? '', path),
    decisions.map(({ name }) => name),
  )
  // Until something is chosen: the view in front.
  const [ticked, setChosen] = useState<ReadonlySet<string> | null>(null)
  const chosen = ticked ?? new Set(all.slice(0, 1).map(({ view }) => view))
  const [typed, setTyped] = useState<string | null>(null)
  const title = typed === null || typed.trim() === '' ? null : typed.trim()
  const [short, setShort] = useState(false)
  const [busy, setBusy] = useState<'save' | 'print' | null>(null)
  const close = (): void => useSaveDialog.setState({ open: false })
  const views = all.filter(({ view }) => chosen.has(view)).map(({ view }) => view)

  const names = useNames(engine.call, views, short)

  const work = async (what: 'save' | 'print'): Promise<void> => {
    setBusy(what)
    try {
      const page = await import('./in-page.tsx')
      if (what === 'save') {
        downloadText(
          await page.documentText(engine, { views, title, short }),
          `${fileName(title ?? status?.name ?? 'Touchstack')}.html`,
          'text/html',
        )
        toast({ text: 'Saved as one file. It opens in any browser, without a network.' })
        close()
      } else {
        close()
        await page.printDocument(engine, { views, title, short })
      }
    } catch (error) {
      toast({ text: toWireError(error).message })
    }
    setBusy(null)
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      title="Save or print reports"
      width={480}
      footer={
        <>
          <Button
            icon={Printer}
            isPending={busy === 'print'}
            isDisabled={views.length === 0 || busy !== null}
            onPress={() => void work('print')}
          >
            Print
          </Button>
          <Button
            variant="primary"
            icon={FileDown}
            isPending={busy === 'save'}
            isDisabled={views.length === 0 || busy !== null}
            onPress={() => void work('save')}
          >
            Save as one file
          </Button>
        </>
      }
    >
      <p className={d['note']}>
        Findings, charts, tables, how each figure is computed, and the files and settings they rest on, in one HTML file
        that needs nothing else.
      </p>
      {names !== null && <p className={d['names']}>It will hold {names}. Pass it on only to whoever may see them.</p>}
      <div className={d['title']}>
        <TextField
          label="Title"
          value={typed ?? status?.name ?? ''}
          maxLength={200}
          onChange={setTyped}
          help={title === null ? 'The name of the workspace, until you write another.' : undefined}
        />
      </div>
      <Checkbox selected={short} onChange={setShort} aside="one page each, where it fits">
        Short: no help, 15 rows of a table
      </Checkbox>
      <ul className={d['list']}>
        {all.map(({ view, label, note }) => (
          <li key={view}>
            <Checkbox
              selected={chosen.has(view)}
              onChange={(on) => {
                const next = new Set(chosen)
                if (on) next.add(view)
                else next.delete(view)
                setChosen(next)
              }}
              aside={note}
            >
              {label}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

/** Whose ids are in the reports that are chosen, in words; null = nobody's, or not known yet. */
function useNames(call: Call, views: readonly string[], short: boolean): string | null {
  const [names, setNames] = useState<string | null>(null)
  const chosen = JSON.stringify(views)
  useEffect(() => {
    let current = true
    // A report that cannot be worked out says so when it is saved.
    void peopleNamed(call, JSON.parse(chosen) as string[], short).then(
      (named) => current && setNames(sayPeopleNamed(named)),
      () => current && setNames(null),
    )
    return () => {
      current = false
    }
  }, [call, chosen, short])
  return names
}
