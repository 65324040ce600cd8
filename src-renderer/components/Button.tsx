import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { useDocumentView } from '../document/view.ts'
import s from './Button.module.css'
import { cx } from './cx.ts'
import { Hint } from './Tooltip.tsx'

export type ButtonVariant = 'outline' | 'primary' | 'ghost' | 'danger' | 'link'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  variant?: ButtonVariant
  large?: boolean
  wide?: boolean
  icon?: LucideIcon | undefined
  /** Drawn after the words: a chevron of a menu, an arrow of a link. */
  iconEnd?: LucideIcon | undefined
  /** Keys that do the same; shown, not bound. */
  shortcut?: string | undefined
  children?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

function buttonClass(variant: ButtonVariant = 'outline', large = false): string {
  return cx(s['button'], variant !== 'outline' && s[variant], large && s['large'])
}

/** A link to another screen that looks like a button; on paper it leads nowhere. */
export function ButtonLink({
  variant,
  href,
  children,
}: {
  variant?: ButtonVariant
  href: string
  children: ReactNode
}) {
  if (useDocumentView()) return null
  return (
    <a className={buttonClass(variant)} href={href}>
      {children}
    </a>
  )
}

export function Button({
  variant = 'outline',
  large,
  wide,
  icon: Icon,
  iconEnd: End,
  shortcut,
  children,
  ...rest
}: ButtonProps) {
  // A link of a table is a name that can be pressed; anything else is only there to be pressed.
  if (useDocumentView()) return variant === 'link' ? children : null
  return (
    <AriaButton {...rest} className={cx(buttonClass(variant, large), wide && s['wide'])}>
      {rest.isPending ? <span className={s['spinner']} aria-hidden="true" /> : Icon && <Icon size={14} aria-hidden />}
      {children}
      {End && <End size={14} aria-hidden />}
      {shortcut && <kbd>{shortcut}</kbd>}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon' | 'iconEnd' | 'large' | 'wide'> {
  icon: LucideIcon
  /** The accessible name, also shown on hover and focus. */
  label: string
}

export function IconButton({ icon: Icon, label, variant = 'ghost', shortcut, ...rest }: IconButtonProps) {
  if (useDocumentView()) return null
  return (
    <Hint text={shortcut ? `${label} (${shortcut})` : label}>
      <AriaButton {...rest} aria-label={label} className={cx(buttonClass(variant), s['square'])}>
        <Icon size={16} aria-hidden />
      </AriaButton>
    </Hint>
  )
}
