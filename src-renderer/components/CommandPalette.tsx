import {
  Coins,
  FileDown,
  FileInput,
  FileStack,
  FlaskConical,
  FolderOpen,
  Info,
  Keyboard,
  Link,
  ListPlus,
  Moon,
  Plus,
  Search,
  Sun,
  SunMoon,
  Wrench,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import { useLocation, useSearch } from 'wouter'
import type { MenuCommand } from '../../shared/desktop.ts'
import { reports, type ReportSlug } from '../../shared/reports/index.ts'
import { useEngine, useWorkspace } from '../api.ts'
import { type Command, openPalette, usePalette } from '../commands.ts'
import { openSaveDialog, useSaveDialog } from '../document/save-dialog.ts'
import { openRates } from '../rates/rates-dialog.ts'
import { leaveOutCommand } from '../people-left-out/command.ts'
import { ownHostCommand } from '../own-hosts/command.ts'
import { campaignChannelCommand, pageAliasCommand, tagAliasCommand } from '../page-spellings/command.ts'
import { navigate } from '../route.ts'
import { useChoices } from '../store.ts'
import { chooseImport, useWorkspaceActions } from '../workspaces.ts'
import { openAbout } from './About.tsx'
import s from './CommandPalette.module.css'
import { useNewWorkspace } from './new-workspace.ts'
import { rail, type RailEntry } from './rail.ts'
import { railLink } from './rail-link.ts'
import { offerRepair } from './repair.ts'
import { useShortcuts } from './Shortcuts.tsx'
import { copyLink, keys } from './TopBar.tsx'

/** The questions of the reports on a screen: people ask for those as often as for its name. */
const questionsOf = ({ path, also = [] }: RailEntry): string[] =>
  [path, ...also].flatMap((each) => {
    const slug = each.slice(1)
    return slug in reports ? [reports[slug as ReportSlug].question] : []
  })

/** Later than the dialog gives the focus back to what opened it, so that reading goes on at the screen chosen. */
const focusMain = (): void => {
  setTimeout(() => document.getElementById('main')?.focus(), 150)
}

const close = (): void => usePalette.setState({ open: false })

/** As many as fit without scrolling; typing a letter more is quicker than reading further. */
const mostShown = 12

/** Commands that hold every typed word; first those whose name has a word that starts like it, then those with such a word. */
export function matching(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = (command: Command): number => {
    const text = ` ${command.label} ${command.words ?? ''} ${command.kind}`.toLowerCase()
    const label = ` ${command.label}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return 3
    if (!words.every((word) => text.includes(` ${word}`))) return 2
    return words.every((word) => label.includes(` ${word}`)) ? 0 : 1
  }
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, mostShown)
    .map(({ command }) => command)
}

/** Everything the app can do, by typing a part of its name. Ctrl or Cmd and K. */
export function CommandPalette() {
  const { open, screen } = usePalette()
  const [typed, setTyped] = useState('')
  const query = new URLSearchParams(useSearch())
  const [location] = useLocation()
  const { host } = useEngine()
  const { add, hasView } = useSaveDialog()
  const { status } = useWorkspace()
  const { openSample, browse } = useWorkspaceActions()
  const commands: Command[] = [
    ...rail.flatMap((section) =>
      section.entries.map((entry): Command => ({
        id: entry.path,
        label: entry.label,
        kind: section.title === 'Data' ? 'Screen' : 'Report',
        words: [section.title, entry.words, ...questionsOf(entry)].filter(Boolean).join(' '),
        icon: entry.icon,
        run: () => navigate(railLink(entry, { location, query, file: status?.file })),
      })),
    ),
    ...screen,
    {
      id: 'import',
      label: 'Import files',
      kind: 'Action',
      icon: FileInput,
      shortcut: keys('Ctrl O'),
      run: () => void chooseImport(),
    },
    ...(hasView
      ? [
          {
            id: 'view',
            label: 'Save or print this view',
            kind: 'Action' as const,
            icon: FileDown,
            words: 'report html file pdf paper export share',
            run: () => openSaveDialog('view'),
          },
        ]
      : []),
    ...(add
      ? [
          {
            id: 'add',
            label: 'Add this view to the document',
            kind: 'Action' as const,
            icon: ListPlus,
            words: 'report html file pdf paper export share collect',
            run: add,
          },
        ]
      : []),
    ...(status
      ? [
          {
            id: 'document',
            label: 'Save or print the document',
            kind: 'Action' as const,
            icon: FileStack,
            words: 'reports views several html file pdf paper export share',
            run: () => openSaveDialog('document'),
          },
          {
            id: 'rates',
            label: 'Currency and exchange rates',
            kind: 'Action' as const,
            icon: Coins,
            words: 'money convert conversion eur usd gbp foreign',
            run: () => openRates(),
          },
        ]
      : []),
    leaveOutCommand,
    pageAliasCommand,
    tagAliasCommand,
    campaignChannelCommand,
    ownHostCommand,
    { id: 'link', label: 'Copy a link to this view', kind: 'Action', icon: Link, run: copyLink },
    {
      id: 'open',
      label: 'Open a workspace',
      kind: 'Workspace',
      icon: FolderOpen,
      shortcut: keys('Ctrl Shift O'),
      run: () => void browse(),
    },
    {
      id: 'new',
      label: 'New workspace',
      kind: 'Workspace',
      icon: Plus,
      words: 'create empty',
      run: () => useNewWorkspace.setState({ open: true }),
    },
    {
      id: 'sample',
      label: 'Open the sample',
      kind: 'Workspace',
      icon: FlaskConical,
      run: () => void openSample(),
    },
    { id: 'light', label: 'Theme: light', kind: 'View', icon: Sun, run: () => useChoices.setState({ theme: 'light' }) },
    { id: 'dark', label: 'Theme: dark', kind: 'View', icon: Moon, run: () => useChoices.setState({ theme: 'dark' }) },
    {
      id: 'system',
      label: 'Theme: as the system',
      kind: 'View',
      icon: SunMoon,
      run: () => useChoices.setState({ theme: 'system' }),
    },
    {
      id: 'repair',
      label: 'Repair this workspace into a new file',
      kind: 'Workspace',
      icon: Wrench,
      words: 'damaged recover check integrity',
      run: offerRepair,
    },
    {
      id: 'about',
      label: 'About Touchstack',
      kind: 'Action',
      icon: Info,
      words: 'version licences notices privacy help',
      run: openAbout,
    },
    {
      id: 'shortcuts',
      label: 'Keyboard shortcuts',
      kind: 'Action',
      icon: Keyboard,
      shortcut: '?',
      words: 'keys help',
      run: () => useShortcuts.setState({ open: true }),
    },
  ]

  useEffect(() => {
    const run: Record<MenuCommand, () => void> = {
      // A menu outside the page is no gesture inside it, without which no file chooser opens.
      import: () => navigate('/import'),
      open: () => void browse(),
      sample: () => void openSample(),
      palette: openPalette,
      shortcuts: () => useShortcuts.setState({ open: true }),
    }
    host.onRequest?.((request) => ('show' in request ? navigate(request.show) : run[request.command]()))
  }, [host, browse, openSample])

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')
      if (event.key === '?' && !typing) useShortcuts.setState({ open: true })
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      if (key === 'k' && !event.shiftKey) {
        event.preventDefault()
        usePalette.setState((state) => ({ open: !state.open }))
      } else if (key === 'o') {
        event.preventDefault()
        if (event.shiftKey) void browse()
        else void chooseImport()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [browse])

  return (
    <ModalOverlay
      isOpen={open}
      isDismissable
      onOpenChange={(isOpen) => {
        setTyped('')
        if (!isOpen) close()
      }}
      className={s['overlay'] ?? ''}
    >
      <Modal className={s['modal'] ?? ''}>
        <Dialog className={s['dialog'] ?? ''} aria-label="Commands">
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label="Search or run a command" autoFocus className={s['search'] ?? ''}>
              <Search size={16} aria-hidden />
              <Input placeholder="Search or run a command" />
              <kbd>Esc</kbd>
            </SearchField>
            <Menu
              aria-label="Commands"
              className={s['list'] ?? ''}
              renderEmptyState={() => <div className={s['nothing']}>No command has this in its name.</div>}
            >
              {matching(commands, typed).map((command) => (
                <MenuItem
                  key={command.id}
                  id={command.id}
                  textValue={command.label}
                  className={s['item'] ?? ''}
                  onAction={() => {
                    close()
                    setTyped('')
                    command.run()
                    if (command.kind === 'Report' || command.kind === 'Screen') focusMain()
                  }}
                >
                  <command.icon size={16} aria-hidden />
                  <span>{command.label}</span>
                  <span className={s['kind']}>{command.kind}</span>
                  {command.shortcut ? <kbd>{command.shortcut}</kbd> : <kbd className={s['enter']}>Enter</kbd>}
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
