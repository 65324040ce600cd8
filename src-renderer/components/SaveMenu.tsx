import { ChevronDown, Download, FileDown, FileStack, ListPlus } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useCommand, useWorkspace } from '../api.ts'
import { viewOf } from '../document/choices.ts'
import { isIn, withView } from '../document/collection.ts'
import { openSaveDialog, useSaveDialog } from '../document/save-dialog.ts'
import { useDocumentView } from '../document/view.ts'
import { counted } from '../format.ts'
import { saveConfig } from '../save-config.ts'
import { Button } from './Button.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'

/** A view leaves the screen as a file or on paper: the formats it has of its own, by itself and in a document with others. */
export function SaveMenu({ entries }: { entries: readonly MenuEntry[] }) {
  const { view, collected, add } = useViewInFront()
  return (
    <Menu
      label="Save or print"
      entries={[
        ...(view === null
          ? []
          : [
              {
                id: 'view',
                label: 'Save or print this view',
                note: 'with chart, table and help, as one file or on paper',
                icon: FileDown,
                onAction: () => openSaveDialog('view'),
              },
              {
                id: 'add',
                label: 'Add to the document',
                note: add ? 'with what is chosen here, beside other reports' : 'it is there, with what is chosen here',
                icon: ListPlus,
                disabled: add === null,
                onAction: () => add?.(),
              },
            ]),
        {
          id: 'document',
          label: 'Save or print the document',
          note: collected === 0 ? 'several reports, as one file or on paper' : `${counted(collected, 'report')} so far`,
          icon: FileStack,
          onAction: () => openSaveDialog('document'),
        },
        null,
        ...entries,
      ]}
    >
      <Button icon={Download} iconEnd={ChevronDown}>
        Save or print
      </Button>
    </Menu>
  )
}

/** The report on screen, and how it is added to the document; the command palette offers the same. */
function useViewInFront() {
  const [path] = useLocation()
  const view = viewOf(path, useSearch())
  const { status } = useWorkspace()
  const { run } = useCommand('config.set')
  const onPaper = useDocumentView() !== null
  const document = status?.document
  const add = useMemo(() => {
    if (view === null || !document || isIn(document, view)) return null
    const next = withView(document, view)
    return (): void =>
      void saveConfig(
        { run },
        { document: next },
        { document },
        `Added to the document, which has ${counted(next.views.length, 'report')}.`,
      )
  }, [view, document, run])
  useEffect(() => {
    if (onPaper) return
    useSaveDialog.setState({ add, hasView: view !== null })
    return () => useSaveDialog.setState({ add: null, hasView: false })
  }, [onPaper, add, view])
  return { view, collected: document?.views.length ?? 0, add }
}
