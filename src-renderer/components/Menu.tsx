import { FileSpreadsheet, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover as AriaPopover, Separator } from 'react-aria-components'
import type { DecimalMark } from '../../shared/text/csv.ts'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './Popover.module.css'

export interface MenuEntry {
  id: string
  label: string
  note?: string
  icon?: LucideIcon
  shortcut?: string
  danger?: boolean
  disabled?: boolean
  onAction: () => void
}

/** The two ways to write a table as CSV, for every menu that offers it. */
export const csvEntries = (save: (decimal: DecimalMark) => void, label = 'Table as CSV'): MenuEntry[] => [
  { id: label, label, icon: FileSpreadsheet, onAction: () => save('point') },
  {
    id: `${label}, comma`,
    label: `${label}, decimal comma`,
    note: 'for spreadsheets that write 1,5',
    icon: FileSpreadsheet,
    onAction: () => save('comma'),
  },
]

/** A button (the child) that opens a list of actions; `null` among the entries draws a rule. */
export function Menu({
  children,
  entries,
  label,
  start = false,
}: {
  children: ReactElement
  entries: (MenuEntry | null)[]
  label?: string
  /** Align with the start of the button. */
  start?: boolean
}) {
  if (useDocumentView()) return null
  return (
    <MenuTrigger>
      {children}
      <AriaPopover className={s['popover'] ?? ''} offset={4} placement={start ? 'bottom start' : 'bottom end'}>
        <AriaMenu className={s['list'] ?? ''} {...(label ? { 'aria-label': label } : {})}>
          {entries.map((entry, index) =>
            entry === null ? (
              <Separator key={`rule-${index}`} className={s['rule'] ?? ''} />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                isDisabled={entry.disabled ?? false}
                onAction={entry.onAction}
                className={cx(s['item'], entry.danger && s['danger'])}
              >
                {entry.icon && <entry.icon size={16} aria-hidden />}
                <span className={s['words']}>
                  {entry.label}
                  {entry.note && <span className={s['note']}>{entry.note}</span>}
                </span>
                {entry.shortcut && <kbd>{entry.shortcut}</kbd>}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  )
}
