import { useEffect, useState } from 'react'
import { create } from 'zustand'
import { version } from '../version.ts'
import s from './About.module.css'
import { Dialog } from './Dialog.tsx'

const useAbout = create<{ open: boolean }>(() => ({ open: false }))
export const openAbout = (): void => useAbout.setState({ open: true })

/** What this is, what it keeps to itself, and whose work is in it. */
export function About() {
  const { open } = useAbout()
  const [notices, setNotices] = useState<string | null>(null)
  useEffect(() => {
    if (!open || notices !== null) return
    const controller = new AbortController()
    fetch('third-party-notices.txt', { signal: controller.signal })
      .then(async (answer) => setNotices(answer.ok ? await answer.text() : ''))
      .catch(() => undefined)
    return () => controller.abort()
  }, [open, notices])
  return (
    <Dialog
      isOpen={open}
      onClose={() => useAbout.setState({ open: false })}
      title={`Touchstack ${version}`}
      width={640}
    >
      <p>
        Works offline: it asks nothing of any network, sends nothing, and never updates itself. Your files stay on this
        computer, and a workspace is one SQLite file that any SQLite tool can read. MIT licence.
      </p>
      <h3 className={s['title']}>Software and typeface of others</h3>
      {notices === '' ? (
        <p>The list is not in this build; THIRD-PARTY-NOTICES.txt of the package has it.</p>
      ) : (
        <pre className={s['notices']} tabIndex={0} aria-label="Licences of others">
          {notices ?? 'Reading'}
        </pre>
      )}
    </Dialog>
  )
}
