import { Plus } from 'lucide-react'
import { Button } from '../components/Button.tsx'
import type { Choice } from './choices.ts'
import d from './SaveDialog.module.css'

/** What could be in the document too. */
export function MoreReports({ choices, onAdd }: { choices: readonly Choice[]; onAdd: (view: string) => void }) {
  if (choices.length === 0) return null
  return (
    <>
      <div className={d['headings']}>
        <h3 className={d['heading']}>More reports</h3>
      </div>
      <ul className={d['more']}>
        {choices.map(({ view, label, note }) => (
          <li key={view} className={d['choice']}>
            <span>{label}</span>
            <span className={d['aside']}>{note}</span>
            <Button variant="ghost" icon={Plus} aria-label={`Add “${label}”`} onPress={() => onAdd(view)}>
              Add
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
