import { ChevronDown, Download, FileDown } from 'lucide-react'
import { openSaveDialog } from '../document/save-dialog.ts'
import { Button } from './Button.tsx'
import { Menu, type MenuEntry } from './Menu.tsx'

/** A view leaves the screen as a file or on paper: the formats it has of its own, and a document with others. */
export function SaveMenu({ entries }: { entries: readonly MenuEntry[] }) {
  return (
    <Menu
      label="Save or print"
      entries={[
        {
          id: 'document',
          label: 'Save or print reports',
          note: 'this one and others, as one file or on paper',
          icon: FileDown,
          onAction: openSaveDialog,
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
