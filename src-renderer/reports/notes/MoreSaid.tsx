import { Button } from '../../components/Button.tsx'
import { Popover } from '../../components/Popover.tsx'
import { useDocumentView } from '../../document/view.ts'
import s from '../reports.module.css'

/** Sentences behind a finding: on screen for who asks, on paper after the others. */
export function MoreSaid({ label, sentences }: { label: string; sentences: readonly string[] }) {
  if (useDocumentView() !== null) return sentences.join(' ')
  return (
    <Popover
      label={label}
      width={420}
      panel={
        <ul className={s['moreSaid']}>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      }
    >
      <Button variant="link" aria-label={label}>
        <span className={s['moreSaidBy']}>More</span>
      </Button>
    </Popover>
  )
}
