import { withoutCommands } from '../../shared/command-hints.ts'
import { useDocumentView } from '../document/view.ts'
import { ButtonLink } from './Button.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import s from './SaidNote.module.css'

export interface SaidNoteProps {
  /** Sentences as the command line says them, too; the first is the title. */
  said: string
  /** Where something can be done about it; null = here. */
  link: { href: string; label: string } | null
}

/** A warning beside a report or a setting. */
export function SaidNote({ said, link }: SaidNoteProps) {
  const inDocument = useDocumentView() !== null
  const sentences = withoutCommands(said)
  const end = sentences.indexOf('. ') + 1
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={end > 0 ? sentences.slice(0, end) : sentences}
        actions={link !== null && !inDocument && <ButtonLink href={link.href}>{link.label}</ButtonLink>}
      >
        {end > 0 ? sentences.slice(end + 1) : null}
      </ErrorNote>
    </div>
  )
}
