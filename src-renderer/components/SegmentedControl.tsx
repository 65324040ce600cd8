import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { DocumentChoice } from '../document/DocumentChoice.tsx'
import { useDocumentView } from '../document/view.ts'
import s from './SegmentedControl.module.css'

export interface SegmentedControlProps<T extends string> {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { id: T; label: string; disabled?: boolean }[]
  /** How the screen shows its answer, which says nothing of the answer: not for a document. */
  screenOnly?: boolean
}

/** One of two to five, all in sight. */
export function SegmentedControl<T extends string>({
  label,
  value,
  onChange,
  options,
  screenOnly,
}: SegmentedControlProps<T>) {
  const document = useDocumentView()
  if (document && screenOnly) return null
  if (document) return <DocumentChoice label={label}>{options.find(({ id }) => id === value)?.label}</DocumentChoice>
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChange(key as T)
      }}
      className={s['group'] ?? ''}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} isDisabled={option.disabled ?? false} className={s['item'] ?? ''}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
