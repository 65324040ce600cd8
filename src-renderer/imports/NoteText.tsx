import { useState } from 'react'
import { withoutCommands } from '../../shared/command-hints.ts'
import { noteParts } from '../../shared/notes/note-lists.ts'
import { Button } from '../components/Button.tsx'
import { count } from '../format.ts'
import s from './imports.module.css'

/** A sentence of an import; what it is about opens, where that is many. */
export function NoteText({ note }: { note: string }) {
  const [open, setOpen] = useState(false)
  const { sentence, items } = noteParts(withoutCommands(note))
  if (items.length === 0) return sentence
  return (
    <>
      <p>
        {sentence}{' '}
        <Button variant="link" onPress={() => setOpen(!open)} aria-expanded={open}>
          {open ? 'Hide them' : `Show all ${count(items.length)}`}
        </Button>
      </p>
      {open && (
        <ul className={s['noteItems']}>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </>
  )
}
