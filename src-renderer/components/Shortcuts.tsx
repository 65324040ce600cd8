import { Fragment } from 'react'
import { create } from 'zustand'
import { Dialog } from './Dialog.tsx'
import s from './Shortcuts.module.css'
import { keys } from './TopBar.tsx'

export const useShortcuts = create<{ open: boolean }>(() => ({ open: false }))

const sections: { title: string; rows: [key: string, does: string][] }[] = [
  {
    title: 'Anywhere',
    rows: [
      ['Ctrl K', 'search or run a command'],
      ['Ctrl O', 'choose files to import'],
      ['Ctrl Shift O', 'open a workspace'],
      ['Esc', 'close what is open'],
      ['?', 'show this list'],
    ],
  },
  {
    title: 'In a chart or a table',
    rows: [
      ['Tab', 'to the chart, then to the table'],
      ['↑ ↓', 'from mark to mark, from row to row'],
      ['Home End', 'to the first, to the last'],
      ['Enter', 'select, or open'],
    ],
  },
  {
    title: 'In the document',
    rows: [
      ['Alt ↑ ↓', 'move a report'],
      ['Ctrl Z', 'undo'],
    ],
  },
  {
    title: 'In content groups',
    rows: [
      ['Alt ↑ ↓', 'move a rule'],
      ['Ctrl Z', 'undo'],
    ],
  },
]

/** Everything that has a key, from the command palette or with `?`. */
export function Shortcuts() {
  const { open } = useShortcuts()
  return (
    <Dialog isOpen={open} onClose={() => useShortcuts.setState({ open: false })} title="Keyboard shortcuts" width={440}>
      {sections.map((section) => (
        <section key={section.title} className={s['section']}>
          <h3 className={s['title']}>{section.title}</h3>
          <dl className={s['rows']}>
            {section.rows.map(([key, does]) => (
              <Fragment key={key}>
                <dt>
                  <kbd>{keys(key)}</kbd>
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
