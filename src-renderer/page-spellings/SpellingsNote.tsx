import type { ReactNode } from 'react'
import type { CommandState } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import f from '../components/setting.module.css'

interface Choice {
  label: string
  onPress: () => void
}

interface SpellingsNoteProps {
  tone: 'warn' | 'info'
  title: string
  /** Leaves the pages as they are, or makes them one. */
  apart: Choice
  together: Choice
  set: CommandState<'config.set'>
  children: ReactNode
}

/** Pages that look like one, for a person to decide; why it could not be saved stands in the place of the examples. */
export function SpellingsNote({ tone, title, apart, together, set, children }: SpellingsNoteProps) {
  return (
    <div className={f['gap']}>
      <ErrorNote
        tone={tone}
        title={title}
        actions={
          <>
            <Button isDisabled={set.running} onPress={apart.onPress}>
              {apart.label}
            </Button>
            <Button variant="primary" isPending={set.running} onPress={together.onPress}>
              {together.label}
            </Button>
          </>
        }
      >
        {set.error ? set.error.message : children}
      </ErrorNote>
    </div>
  )
}
