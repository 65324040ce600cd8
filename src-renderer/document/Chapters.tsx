import { ChevronDown, ChevronUp, Pencil, Undo2, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { DocumentOfViews } from '../../shared/config.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { chapterOf, withMoved, withoutView, withRenamed } from './collection.ts'
import d from './SaveDialog.module.css'

interface ChaptersProps {
  document: DocumentOfViews
  onChange: (document: DocumentOfViews) => Promise<void>
}

/** The reports of the document, in order: each can be moved, called otherwise and taken out. */
export function Chapters({ document, onChange }: ChaptersProps) {
  const [before, setBefore] = useState<readonly DocumentOfViews[]>([])
  const [renaming, setRenaming] = useState<number | null>(null)
  const list = useRef<HTMLOListElement>(null)

  /** The row at `index` is where the hands are afterwards, on the first of these buttons that can be pressed. */
  const focusOn = (index: number, ...buttons: string[]): void => {
    const row = list.current?.children[index]
    const found = buttons.map((name) => row?.querySelector<HTMLElement>(`[data-does="${name}"]:not([disabled])`))
    found.find((button) => button)?.focus()
  }
  const change = async (next: DocumentOfViews): Promise<void> => {
    setBefore([...before, document])
    await onChange(next)
  }
  const move = async (index: number, by: -1 | 1): Promise<void> => {
    const next = withMoved(document, index, by)
    if (next === document) return
    await change(next)
    requestAnimationFrame(() => focusOn(index + by, ...(by < 0 ? ['up', 'down'] : ['down', 'up'])))
  }
  const remove = async (index: number): Promise<void> => {
    setRenaming(null)
    await change(withoutView(document, index))
    requestAnimationFrame(() => focusOn(Math.min(index, document.views.length - 2), 'remove'))
  }
  const undo = async (): Promise<void> => {
    const last = before.at(-1)
    if (!last) return
    setBefore(before.slice(0, -1))
    setRenaming(null)
    // Reports alone: the title has a field of its own, which knows Ctrl+Z.
    await onChange({ ...document, views: last.views })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.target as Element).closest('input')) return
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault()
      void undo()
    }
    const index = [...(list.current?.children ?? [])].findIndex((row) => row.contains(event.target as Element))
    if (index < 0 || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    void move(index, event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    // On the way down: buttons keep keys to themselves.
    <div onKeyDownCapture={onKeyDown}>
      <div className={d['headings']}>
        <h3 className={d['heading']}>In the document</h3>
        {before.length > 0 && (
          <Button variant="ghost" icon={Undo2} onPress={() => void undo()}>
            Undo
          </Button>
        )}
      </div>
      {document.views.length === 0 && (
        <p className={d['note']}>
          Nothing yet. Add reports below, or <b>Add to the document</b> under <b>Save or print</b> of a report, with
          what is chosen there.
        </p>
      )}
      <ol ref={list} className={d['chapters']} aria-label="Reports in the document">
        {document.views.map((view, index) => (
          <Chapter
            key={index}
            view={view}
            number={index + 1}
            isLast={index === document.views.length - 1}
            isRenaming={renaming === index}
            onRename={() => setRenaming(index)}
            onRenamed={async (title) => {
              setRenaming(null)
              if (title !== undefined) await change(withRenamed(document, index, title))
              requestAnimationFrame(() => focusOn(index, 'rename'))
            }}
            onMove={(by) => void move(index, by)}
            onRemove={() => void remove(index)}
          />
        ))}
      </ol>
    </div>
  )
}

interface ChapterProps {
  view: string
  number: number
  isLast: boolean
  isRenaming: boolean
  onRename: () => void
  /** undefined = as it was; null = by its question again. */
  onRenamed: (title?: string | null) => Promise<void>
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function Chapter({ view, number, isLast, isRenaming, onRename, onRenamed, onMove, onRemove }: ChapterProps) {
  const { name, title } = chapterOf(view)
  return (
    <li className={d['chapter']}>
      <span className={d['number']}>{number}.</span>
      {isRenaming ? (
        <Rename number={number} name={name} title={title} onDone={onRenamed} />
      ) : (
        <span>
          {title ?? name}
          {title !== null && <span className={d['aside']}>{name}</span>}
        </span>
      )}
      <span className={d['buttons']}>
        <IconButton
          icon={ChevronUp}
          label={`Move chapter ${number} up`}
          shortcut="Alt ↑"
          isDisabled={number === 1}
          onPress={() => onMove(-1)}
          data-does="up"
        />
        <IconButton
          icon={ChevronDown}
          label={`Move chapter ${number} down`}
          shortcut="Alt ↓"
          isDisabled={isLast}
          onPress={() => onMove(1)}
          data-does="down"
        />
        <IconButton icon={Pencil} label={`Rename chapter ${number}`} onPress={onRename} data-does="rename" />
        <IconButton icon={X} label={`Take chapter ${number} out`} onPress={onRemove} data-does="remove" />
      </span>
    </li>
  )
}

interface RenameProps {
  number: number
  /** What it is of, which heads it where no title does. */
  name: string
  title: string | null
  onDone: ChapterProps['onRenamed']
}

function Rename({ number, name, title, onDone }: RenameProps) {
  const [typed, setTyped] = useState(title ?? name)
  const done = (): Promise<void> => {
    const text = typed.trim()
    const next = text === '' || text === name ? null : text
    return onDone(next === title ? undefined : next)
  }
  return (
    <form
      className={d['rename']}
      onSubmit={(event) => {
        event.preventDefault()
        void done()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // The dialog stays open.
        event.stopPropagation()
        void onDone()
      }}
    >
      <TextField
        label={`Title of chapter ${number}`}
        labelHidden
        autoFocus
        value={typed}
        maxLength={200}
        onChange={setTyped}
      />
      <Button type="submit">Rename</Button>
    </form>
  )
}
