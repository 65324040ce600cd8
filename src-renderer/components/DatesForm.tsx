import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import s from './TopBar.module.css'

interface DatesFormProps {
  /** What is typed can be applied. */
  isReady: boolean
  onApply: () => void
  /** Ready choices, one a press. */
  presets: ReactNode
  /** Fields of days. */
  children: ReactNode
  note: ReactNode
}

/** The panel in which days are chosen: ready choices, fields, what the days mean, and Apply. */
export function DatesForm({ isReady, onApply, presets, children, note }: DatesFormProps) {
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onApply()
      }}
    >
      <div className={s['presets']}>{presets}</div>
      {children}
      <p className={s['note']}>{note}</p>
      <div className={s['foot']}>
        <Button type="submit" variant="primary" isDisabled={!isReady}>
          Apply
        </Button>
      </div>
    </form>
  )
}
