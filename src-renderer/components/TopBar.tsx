import {
  ChevronsUpDown,
  Copy,
  FileInput,
  FlaskConical,
  FolderOpen,
  History,
  Link,
  Moon,
  Plus,
  Search,
  Sun,
  SunMoon,
  X,
} from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Button } from 'react-aria-components'
import { linkPrefix } from '../../shared/desktop.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { copyText } from '../clipboard.ts'
import { openPalette } from '../commands.ts'
import { bytes, dateTime } from '../format.ts'
import { type Theme, useChoices } from '../store.ts'
import { tellingFolders } from '../recent-folders.ts'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'
import { useDocumentView } from '../document/view.ts'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import { useNewWorkspace } from './new-workspace.ts'
import { Menu, type MenuEntry } from './Menu.tsx'
import s from './TopBar.module.css'
import { toast } from './Toast.tsx'

/** Where screens put what they are about: the period, the goal, the date. */
const slot = { element: null as HTMLElement | null, listeners: new Set<() => void>() }

function setSlot(element: HTMLElement | null): void {
  slot.element = element
  for (const listener of slot.listeners) listener()
}

function subscribeSlot(listener: () => void): () => void {
  slot.listeners.add(listener)
  return () => slot.listeners.delete(listener)
}

/** Draws its children in the top bar, after the workspace. */
export function TopBarSlot({ children }: { children: ReactNode }) {
  const element = useSyncExternalStore(
    subscribeSlot,
    () => slot.element,
    () => null,
  )
  const inDocument = useDocumentView() !== null
  return element && !inDocument ? createPortal(children, element) : null
}

/** A button of the top bar, for the child of a Popover or Menu; with `of` it may be cut where there is no room. */
export function TopBarButton({
  of,
  icon,
  children,
  label,
  isPeriod,
}: {
  of?: string
  /** Of the events on the screen: a picture of other days leaves it out. */
  isPeriod?: boolean
  icon?: ReactNode
  children: ReactNode
  label: string
}) {
  return (
    <>
      <span className={s['separator']} />
      <Button
        className={cx(s['button'], !of && s['whole'])}
        aria-label={label}
        {...(isPeriod && { 'data-period': '' })}
      >
        {icon}
        {of && <span className={s['of']}>{of}</span>}{' '}
        <span className={s['words']} title={typeof children === 'string' ? children : undefined}>
          {children}
        </span>
      </Button>
    </>
  )
}

const themes: Record<Theme, { label: string; next: Theme; icon: typeof Sun }> = {
  system: { label: 'Theme: as the system', next: 'light', icon: SunMoon },
  light: { label: 'Theme: light', next: 'dark', icon: Sun },
  dark: { label: 'Theme: dark', next: 'system', icon: Moon },
}

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** `Ctrl K`, or `⌘K` on a Mac. */
export const keys = (combination: string): string =>
  isMac() ? combination.replace('Ctrl ', '⌘').replace('Shift ', '⇧') : combination

/** The desktop app's own address means nothing outside it. */
const viewLink = (): string =>
  window.location.protocol === 'app:' ? `${linkPrefix}${window.location.hash.slice(1)}` : window.location.href

export function copyLink(): void {
  void copyText(viewLink()).then((done) =>
    toast({
      text: done ? 'Link to this view copied; it opens on this computer only.' : 'The link could not be copied.',
    }),
  )
}

export function TopBar() {
  const theme = useChoices((choices) => choices.theme)
  const look = themes[theme]
  return (
    <header className={s['bar']}>
      <WorkspaceMenu />
      <div ref={setSlot} className={s['slot']} data-choices="" />
      <Button className={s['palette'] ?? ''} onPress={openPalette}>
        <Search size={14} aria-hidden />
        <span>
          Search<span className={s['also']}> or run a command</span>
        </span>
        <kbd>{keys('Ctrl K')}</kbd>
      </Button>
      <IconButton icon={Link} label="Copy a link to this view" onPress={copyLink} />
      <IconButton icon={look.icon} label={look.label} onPress={() => useChoices.setState({ theme: look.next })} />
    </header>
  )
}

async function copyPath(path: string): Promise<void> {
  const done = await copyText(path)
  toast({ text: done ? `${path} copied.` : `The workspace is at ${path}` })
}

function WorkspaceMenu() {
  const { status } = useWorkspace()
  const { data: recent } = useQuery('workspace.recent', {})
  const { openFile, openSample, browse, closeWorkspace } = useWorkspaceActions()
  const folders = tellingFolders(recent ?? [])
  const others = (recent ?? []).filter((one) => one.file !== status?.file).slice(0, 6)
  const entries: (MenuEntry | null)[] = [
    ...others.map((one) => ({
      id: one.file,
      label: one.name,
      note: `${folders.has(one.file) ? `${folders.get(one.file)}, ` : ''}${bytes(one.bytes)}, opened ${dateTime(one.openedAt, Intl.DateTimeFormat().resolvedOptions().timeZone)}`,
      icon: History,
      onAction: () => void openFile(one.file),
    })),
    ...(others.length > 0 ? [null] : []),
    {
      id: 'new',
      label: 'New workspace',
      icon: Plus,
      onAction: () => useNewWorkspace.setState({ open: true }),
    },
    {
      id: 'open',
      label: 'Open a workspace',
      icon: FolderOpen,
      shortcut: keys('Ctrl Shift O'),
      onAction: () => void browse(),
    },
    {
      id: 'import',
      label: 'Import files',
      icon: FileInput,
      shortcut: keys('Ctrl O'),
      onAction: () => void chooseImport(),
    },
    ...(status?.sample
      ? []
      : [{ id: 'sample', label: 'Open the sample', icon: FlaskConical, onAction: () => void openSample() }]),
    ...(status
      ? [
          null,
          {
            id: 'path',
            label: 'Copy where this workspace is',
            note: status.path,
            icon: Copy,
            onAction: () => void copyPath(status.path),
          },
          { id: 'close', label: 'Close this workspace', icon: X, onAction: () => void closeWorkspace() },
        ]
      : []),
  ]
  const name = status?.name ?? 'No workspace open'
  return (
    <Menu start entries={entries} label="Workspace">
      <Button className={cx(s['button'], s['workspace'], !status && s['nothing'])} aria-label={`Workspace: ${name}`}>
        <span className={s['words']} data-workspace="">
          {name}
        </span>
        <ChevronsUpDown size={14} aria-hidden />
      </Button>
    </Menu>
  )
}
