import { UsersRound } from 'lucide-react'
import { withoutCommands } from '../../shared/command-hints.ts'
import {
  emailsLeftOutSentence,
  idsKeptSentence,
  importAgainSentence,
  joinedSentence,
} from '../../shared/notes/emails-left-out.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { toast } from '../components/Toast.tsx'
import { useDocumentView } from '../document/view.ts'
import s from './imports.module.css'

interface EmailsNoteProps {
  /** Only where somebody is known by an email alone. */
  needed?: boolean
}

/** Where files were imported without the email beside each user: says so, and reads them again with it. */
export function EmailsNote({ needed = false }: EmailsNoteProps) {
  const { status, refresh } = useWorkspace()
  const { data } = useQuery('imports.emailsLeftOut', {}, { enabled: status?.hasUsers === true })
  const join = useCommand('imports.joinEmails')
  const inDocument = useDocumentView() !== null
  const sentence = data ? emailsLeftOutSentence(data) : null
  const ids = data ? idsKeptSentence(data) : null
  if (needed && ids !== null)
    return (
      <div className={s['gap']}>
        <ErrorNote
          tone="warn"
          title={withoutCommands(ids)}
          actions={!inDocument && <ButtonLink href="#/imports">Imports</ButtonLink>}
        >
          Then both are one person, and their pages count.
        </ErrorNote>
      </div>
    )
  if (!data || sentence === null || (needed && data.byEmail === 0)) return null
  const run = async (): Promise<void> => {
    const done = await join.run({})
    if (!done) return
    await refresh()
    toast({ text: joinedSentence(done) })
  }
  return (
    <div className={s['gap']}>
      <ErrorNote
        tone="warn"
        title={sentence}
        actions={
          !inDocument &&
          data.files.some(({ there }) => there) && (
            <Button icon={UsersRound} isPending={join.running} onPress={() => void run()}>
              Read again with the email
            </Button>
          )
        }
      >
        {join.error?.message ?? importAgainSentence(data)}
      </ErrorNote>
    </div>
  )
}
