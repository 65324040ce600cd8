import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { useDocumentView } from '../document/view.ts'
import { cx } from './cx.ts'
import s from './TextField.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'validate'> {
  label: string
  /** Keep the label for assistive technology only. */
  labelHidden?: boolean
  help?: ReactNode
  /** A sentence; the field is then marked as invalid. */
  error?: string | null | undefined
  placeholder?: string
  icon?: LucideIcon
  /** Lines of a larger box. */
  rows?: number
  /** Paths, patterns, codes. */
  mono?: boolean
  list?: string
  ref?: Ref<HTMLDivElement>
}

export function TextField({
  label,
  labelHidden,
  help,
  error,
  placeholder,
  icon: Icon,
  rows,
  mono,
  list,
  ...rest
}: TextFieldProps) {
  if (useDocumentView()) return null
  const input = {
    className: cx(s['input'], mono && s['mono']),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(mono ? { spellCheck: 'false' as const } : {}),
  }
  return (
    <AriaTextField
      {...rest}
      {...(labelHidden ? { 'aria-label': label } : {})}
      isInvalid={Boolean(error)}
      className={s['field'] ?? ''}
    >
      {!labelHidden && <Label className={s['label'] ?? ''}>{label}</Label>}
      <span className={s['box']}>
        {Icon && <Icon size={14} aria-hidden />}
        {rows ? <TextArea {...input} rows={rows} /> : <Input {...input} {...(list ? { list } : {})} />}
      </span>
      {help && (
        <Text slot="description" className={s['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={s['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
