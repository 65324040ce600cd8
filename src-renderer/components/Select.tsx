import { Check, ChevronDown, Search } from 'lucide-react'
import { useId } from 'react'
import {
  Autocomplete,
  Button,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover as AriaPopover,
  SearchField,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import { decodedPath } from '../../shared/text/decoded-path.ts'
import { DocumentChoice } from '../document/DocumentChoice.tsx'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import { isolated } from './isolated.tsx'
import p from './Popover.module.css'
import s from './Select.module.css'
import { fitsTyped } from './typed-filter.ts'

export interface Option<T extends string> {
  id: T
  label: string
  /** What the closed control shows, where it should be shorter. */
  short?: string
  note?: string
  section?: string
  disabled?: boolean
  /** Leaves everything in: the pill is its label alone, and pictures and short documents do not say it. */
  any?: boolean
  /** Is what the finding says: pictures and short documents do not say it again. */
  said?: boolean
}

export interface SelectProps<T extends string> {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly Option<T>[]
  /** `filter`: label inside the pill. `field`: label above. `bare`: label for assistive technology only. */
  variant?: 'filter' | 'field' | 'bare'
  /** Of a field: what is above says it already. */
  labelHidden?: boolean
  /** Differs from the default: drawn in the accent. */
  set?: boolean
  /** Needs a person to look: dashed. */
  unsure?: boolean
  disabled?: boolean
  width?: number
}

const searchFrom = 12

const shownOf = (chosen: Option<string> | undefined): string => decodedPath(chosen?.short ?? chosen?.label ?? '–')

/** One of several; a search box appears from twelve options on. */
export function Select<T extends string>(props: SelectProps<T>) {
  if (!useDocumentView()) return <LiveSelect {...props} />
  const chosen = props.options.find(({ id }) => id === props.value)
  return (
    <DocumentChoice label={props.label} any={chosen?.any || chosen?.said}>
      {isolated(shownOf(chosen))}
    </DocumentChoice>
  )
}

function LiveSelect<T extends string>({
  label,
  value,
  onChange,
  options,
  variant = 'filter',
  labelHidden,
  set,
  unsure,
  disabled,
  width,
}: SelectProps<T>) {
  const nameId = useId()
  const valueId = useId()
  const chosen = options.find((option) => option.id === value)
  const shown = shownOf(chosen)
  const fits = (text: string, typed: string, node: { key: React.Key }): boolean =>
    fitsTyped(text, typed) || fitsTyped(options.find(({ id }) => id === node.key)?.note ?? '', typed)
  const sections = [...new Set(options.map((option) => option.section ?? ''))]
  const item = (option: Option<T>) => (
    <ListBoxItem
      key={option.id}
      id={option.id}
      textValue={decodedPath(option.label)}
      isDisabled={option.disabled ?? false}
      className={p['item'] ?? ''}
    >
      <span className={p['check']}>{option.id === value && <Check size={14} aria-hidden />}</span>
      <span className={p['words']}>
        {isolated(decodedPath(option.label))}
        {option.note && <span className={p['note']}>{option.note}</span>}
      </span>
    </ListBoxItem>
  )
  const list = (
    <ListBox className={p['list'] ?? ''} renderEmptyState={() => <div className={s['nothing']}>Nothing matches.</div>}>
      {sections.length === 1
        ? options.map(item)
        : sections.map((section) => (
            <ListBoxSection key={section} id={`section-${section}`}>
              {section && <Header className={p['heading'] ?? ''}>{section}</Header>}
              {options.filter((option) => (option.section ?? '') === section).map(item)}
            </ListBoxSection>
          ))}
    </ListBox>
  )
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as T)
      }}
      isDisabled={disabled ?? false}
      className={variant === 'field' ? (s['field'] ?? '') : ''}
      {...(variant === 'bare' || labelHidden ? { 'aria-label': label } : {})}
    >
      {variant === 'field' && !labelHidden && <Label className={s['fieldLabel'] ?? ''}>{label}</Label>}
      <Button
        {...((chosen?.any || chosen?.said) && { 'data-any': '' })}
        // In the order they are read: the label, then the value.
        {...(variant === 'filter' && { 'aria-labelledby': `${nameId} ${valueId}` })}
        className={cx(s['pill'], set && s['set'], unsure && s['unsure'])}
        {...(width ? { style: { width } } : {})}
      >
        {variant === 'filter' && (
          <Label id={nameId} className={s['label'] ?? ''}>
            {label}
          </Label>
        )}{' '}
        <SelectValue id={valueId} className={variant === 'filter' && chosen?.any ? 'sr-only' : (s['value'] ?? '')}>
          {/* The whole of what has no room; on the value itself it would not be passed on. */}
          {() => (shown.length > 24 ? <span title={shown}>{isolated(shown)}</span> : isolated(shown))}
        </SelectValue>
        <ChevronDown size={14} aria-hidden style={width ? { marginLeft: 'auto' } : undefined} />
      </Button>
      <AriaPopover className={p['popover'] ?? ''} offset={4}>
        {options.length >= searchFrom ? (
          <Autocomplete filter={fits}>
            <SearchField aria-label={`Search ${label.toLowerCase()}`} autoFocus className={s['search'] ?? ''}>
              <Search size={14} aria-hidden />
              <Input placeholder="Search" />
            </SearchField>
            {list}
          </Autocomplete>
        ) : (
          list
        )}
      </AriaPopover>
    </AriaSelect>
  )
}
