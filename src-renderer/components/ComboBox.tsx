import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button, ComboBox as AriaComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useDocumentView } from '../document/view.ts'
import s from './ComboBox.module.css'
import { cx } from './cx.ts'
import p from './Popover.module.css'
import t from './TextField.module.css'

export interface ComboOption {
  value: string
  note?: string
}

export interface ComboBoxProps {
  label: string
  labelHidden?: boolean
  value: string
  onChange: (value: string) => void
  /** What there is; anything else may be typed. */
  options: readonly ComboOption[]
  /** The value is a list between commas: options complete its last item. */
  several?: boolean
  placeholder?: string
}

/** Text that is mostly one of those there are. */
export function ComboBox(props: ComboBoxProps) {
  if (useDocumentView()) return null
  return <Suggesting {...props} />
}

function Suggesting({ label, labelHidden, value, onChange, options, several, placeholder }: ComboBoxProps) {
  // Once it is opened by hand, all of them are there to choose another.
  const [isTyped, setIsTyped] = useState(false)
  const items = completions(options, value, several ?? false, isTyped)
  return (
    <AriaComboBox
      className={t['field'] ?? ''}
      {...(labelHidden ? { 'aria-label': label } : {})}
      allowsCustomValue
      menuTrigger="focus"
      inputValue={value}
      onInputChange={(text) => {
        setIsTyped(true)
        onChange(text)
      }}
      onOpenChange={(_, trigger) => setIsTyped(trigger === 'input')}
      items={items}
      // They are those that fit already.
      defaultFilter={() => true}
    >
      {({ isOpen }) => (
        <>
          {!labelHidden && <Label className={t['label'] ?? ''}>{label}</Label>}
          <span
            className={cx(t['box'], s['box'])}
            onKeyDown={(event) => {
              // It closes the list, and not what the field is in as well.
              if (event.key === 'Escape' && isOpen) event.stopPropagation()
            }}
          >
            <Input className={t['input'] ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
            <Button className={s['open'] ?? ''}>
              <ChevronDown size={14} aria-hidden />
            </Button>
          </span>
          <Popover className={p['popover'] ?? ''} offset={4}>
            <ListBox className={p['list'] ?? ''} items={items}>
              {(item) => (
                <ListBoxItem id={item.id} textValue={item.id} className={p['item'] ?? ''}>
                  <span className={p['words']}>
                    {item.value}
                    {item.note && <span className={p['note']}>{item.note}</span>}
                  </span>
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </>
      )}
    </AriaComboBox>
  )
}

/** The options that fit what is typed; `id` is the whole text once one is chosen. */
export function completions(
  options: readonly ComboOption[],
  text: string,
  several: boolean,
  isTyped = false,
): (ComboOption & { id: string })[] {
  const comma = several ? text.lastIndexOf(',') : -1
  const before = comma < 0 ? '' : `${text.slice(0, comma)}, `
  const typed = text.slice(comma + 1).trim()
  const taken = new Set(several ? before.split(',').map((each) => each.trim()) : [])
  const left = options.filter((option) => !taken.has(option.value))
  // What is one of them already, and was not typed just now, is not a search: all of them are there to choose another.
  const isWhole = !isTyped && left.some((option) => option.value === typed)
  const fits = (option: ComboOption): boolean => isWhole || option.value.toLowerCase().includes(typed.toLowerCase())
  const isSame = (option: ComboOption): boolean => isTyped && option.value.toLowerCase() === typed.toLowerCase()
  const fitting = left.filter(fits)
  return [...fitting.filter(isSame), ...fitting.filter((option) => !isSame(option))].map((option) => ({ ...option, id: `${before}${option.value}` })) // prettier-ignore
}
