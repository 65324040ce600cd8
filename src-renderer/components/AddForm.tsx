import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import s from './AddForm.module.css'
import { Button } from './Button.tsx'

interface AddFormProps {
  label?: string
  /** Fields in a row; a select is as wide as its longest choice, the others share the rest. */
  children: ReactNode
  does: string
  icon: LucideIcon
  isPending: boolean
  isDisabled: boolean
  onAdd: () => void
}

/** Fields of a setting, and beside them the button that adds what is typed. */
export function AddForm({ label, children, does, icon, isPending, isDisabled, onAdd }: AddFormProps) {
  return (
    <form
      className={s['form']}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onAdd()
      }}
    >
      {children}
      <Button type="submit" variant="primary" icon={icon} isPending={isPending} isDisabled={isDisabled}>
        {does}
      </Button>
    </form>
  )
}
