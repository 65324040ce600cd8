import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components'
import { cx } from './cx.ts'
import s from './Checkbox.module.css'

export interface CheckboxProps {
  selected: boolean
  onChange: (selected: boolean) => void
  disabled?: boolean
  children: ReactNode
  /** At the end of the line, in small print. */
  aside?: ReactNode
  /** Words that have no room in the line take more lines, and are not cut. */
  wrap?: boolean
}

/** One line that is on or off. */
export function Checkbox({ selected, onChange, disabled = false, children, aside, wrap = false }: CheckboxProps) {
  return (
    <CheckboxField isSelected={selected} onChange={onChange} isDisabled={disabled}>
      <CheckboxButton className={cx(s['check'], wrap && s['wrap'])}>
        <span className={s['box']} aria-hidden="true">
          <Check size={12} />
        </span>
        <span className={s['words']}>{children}</span>
        {aside && <span className={s['aside']}>{aside}</span>}
      </CheckboxButton>
    </CheckboxField>
  )
}
