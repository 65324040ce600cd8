import { FileDown, Printer } from 'lucide-react'
import { useState } from 'react'
import { reports } from '../../shared/reports/index.ts'
import { toWireError } from '../../shared/errors.ts'
import { useEngine, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { rail } from '../components/rail.ts'
import { toast } from '../components/Toast.tsx'
import { downloadText } from '../export.ts'
import { carry, toHref } from '../route.ts'
import { lastView } from './last-views.ts'
import { useSaveDialog } from './save-dialog.ts'
import d from './SaveDialog.module.css'

interface Choice {
  view: string
  label: string
  note: string
}

/** The view in front, then every question of the rail that is a report: as it was last looked at, or for the same goal and period. */
function choices(workspace: string): Choice[] {
  const here = window.location.hash.replace(/^#\//, '')
  const [slug = '', search = ''] = here.split('?', 2)
  const others = rail
    .flatMap(({ entries }) => entries)
    .filter(({ path }) => Object.hasOwn(reports, path.slice(1)) && (path.slice(1) !== slug || search !== ''))
    .map(({ path, label }) => {
      if (path.slice(1) === slug) return { view: slug, label, note: 'with nothing set' }
      const seen = lastView(workspace, path)
      const query = new URLSearchParams(search)
      return seen === undefined
        ? { view: carry(path, query).slice(1), label, note: '' }
        : { view: toHref(path, new URLSearchParams(seen)).slice(1), label, note: 'as last looked at' }
    })
  if (!Object.hasOwn(reports, slug)) return others
  const { question } = reports[slug as keyof typeof reports]
  return [{ view: here, label: question, note: 'as it is on screen' }, ...others]
}

/** Which reports go into one file, or on paper. */
export default function SaveDialog() {
  const { status } = useWorkspace()
  const engine = useEngine()
  const [all] = useState(() => choices(status?.file ?? ''))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(all.slice(0, 1).map(({ view }) => view)))
  const [busy, setBusy] = useState<'save' | 'print' | null>(null)
  const close = (): void => useSaveDialog.setState({ open: false })
  const views = all.filter(({ view }) => chosen.has(view)).map(({ view }) => view)

  const work = async (what: 'save' | 'print'): Promise<void> => {
    setBusy(what)
    try {
      const page = await import('./in-page.tsx')
      if (what === 'save') {
        downloadText(await page.documentText(engine, views), `${status?.name ?? 'Touchstack'}.html`, 'text/html')
        toast({ text: 'Saved as one file. It opens in any browser, without a network.' })
        close()
      } else {
        close()
        await page.printDocument(engine, views)
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
