import { Import, ShieldCheck } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useWorkspace } from '../api.ts'
import { rememberView } from '../document/last-views.ts'
import { useSaveDialog } from '../document/save-dialog.ts'
import { useRatesDialog } from '../rates/rates-dialog.ts'
import { count } from '../format.ts'
import { useImportSession } from '../imports/session.ts'
import { Underway } from '../imports/Underway.tsx'
import { DrawnInSteps } from '../route.ts'
import { importFiles } from '../workspaces.ts'
import { About } from './About.tsx'
import { Mark } from './Brand.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { NewWorkspace } from './NewWorkspace.tsx'
import { rail, type RailEntry } from './rail.ts'
import { railLink } from './rail-link.ts'
import { Repair } from './Repair.tsx'
import s from './Shell.module.css'
import { Shortcuts } from './Shortcuts.tsx'
import { ToastRegion } from './Toast.tsx'
import { TopBar } from './TopBar.tsx'

const isCurrent = (entry: RailEntry, location: string): boolean =>
  location === entry.path || (entry.also?.includes(location) ?? false)

/** Not with the page: it knows every report, whose shapes zod must not build before main.tsx has set it up. */
const SaveDialog = lazy(() => import('../document/SaveDialog.tsx'))
const RatesDialog = lazy(() => import('../rates/RatesDialog.tsx'))

export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation()
  const search = useSearch()
  const query = new URLSearchParams(search)
  const { status } = useWorkspace()
  const saving = useSaveDialog(({ open }) => open)
  const asksForRates = useRatesDialog(({ asked }) => asked !== null)
  const importing = useImportSession(({ running }) => running)
  const current = rail.flatMap((section) => section.entries).find((entry) => isCurrent(entry, location))
  useEffect(() => {
    document.title = [current?.label, status?.name, 'Touchstack'].filter(Boolean).join(' · ')
  }, [current, status?.name])
  const file = status?.file
  useEffect(() => {
    if (file !== undefined) rememberView(file, location, search)
  }, [file, location, search])
  return (
    <div className={s['app']}>
      <a
        className={s['skip']}
        href="#main"
        onClick={(event) => {
          // The fragment is the route, so the jump is made by hand.
          event.preventDefault()
          document.getElementById('main')?.focus()
        }}
      >
        Skip to the report
      </a>
      <nav className={s['rail']} aria-label="Questions">
        <a className={s['brand']} href="#/">
          <Mark />
          Touchstack
        </a>
        {rail.map((section) => (
          <div key={section.title}>
            <h2 className={s['section']} id={`rail-${section.title}`}>
              {section.title}
            </h2>
            <ul aria-labelledby={`rail-${section.title}`}>
              {section.entries.map((entry) => {
                const number = status && entry.count ? entry.count(status) : 0
                return (
                  <li key={entry.path}>
                    <a
                      className={s['link']}
                      href={`#${railLink(entry, { location, query, file })}`}
                      aria-current={entry === current ? 'page' : undefined}
                    >
                      <entry.icon size={16} aria-hidden />
                      <span>{entry.label}</span>
                      {number > 0 && <span className={s['count']}>{count(number)}</span>}
                    </a>
                  </li>
                )
              })}
            </ul>
          </div>
        ))}
        {importing && location !== '/import' && location !== '/imports' ? (
          <Underway />
        ) : (
          <div className={s['foot']}>
            <ShieldCheck size={14} aria-hidden />
            <span>Works offline. Your files stay on this computer.</span>
          </div>
        )}
      </nav>
      <TopBar />
      <DrawnInSteps>
        {(isBehind) => (
          <main id="main" className={s['main']} tabIndex={-1} aria-busy={isBehind || undefined}>
            {children}
          </main>
        )}
      </DrawnInSteps>
      <DropAnywhere />
      <CommandPalette />
      <Shortcuts />
      <Suspense fallback={null}>{saving && <SaveDialog of={saving} />}</Suspense>
      <Suspense fallback={null}>{asksForRates && <RatesDialog />}</Suspense>
      <NewWorkspace />
      <About />
      <Repair />
      <ToastRegion />
    </div>
  )
}

/** Files dropped anywhere in the window go to the import screen. */
function DropAnywhere() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    // Entering a child fires before leaving its parent, so the two are counted.
    let depth = 0
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth += 1
      setOver(true)
    }
    const hover = (event: DragEvent): void => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const leave = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      if (!holdsFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      importFiles([...(event.dataTransfer?.files ?? [])])
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', hover)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  if (!over) return null
  return (
    <div className={s['drop']} aria-hidden="true">
      <div className={s['dropBox']}>
        <Import size={28} />
        <span className={s['dropTitle']}>Drop to import</span>
        <span>You check what was recognised before anything is stored.</span>
      </div>
    </div>
  )
}
