import { X } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { withoutCommands } from '../../shared/command-hints.ts'
import { IconButton } from './Button.tsx'
import s from './Dialog.module.css'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons, the safe one first. */
  footer?: ReactNode
  /** What keeps it from being done, in sight however long the dialog is. */
  problem?: string | null | undefined
  width?: number
  /** Interrupts with something that must be answered. */
  alert?: boolean
}

export function Dialog({ isOpen, onClose, title, children, footer, problem, width = 520, alert }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      isDismissable={!alert}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      className={s['overlay'] ?? ''}
    >
      <Modal className={s['modal'] ?? ''} style={{ maxWidth: width }}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className={s['dialog'] ?? ''}>
          <div className={s['head']}>
            <Heading slot="title" className={s['title'] ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label="Close" onPress={onClose} />
          </div>
          <Body>{children}</Body>
          {problem && (
            <p className={s['problem']} role="alert">
              {withoutCommands(problem)}
            </p>
          )}
          {footer && <div className={s['foot']}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Can be reached by keyboard where there is more than fits, which is what scrolling by keyboard needs. */
function Body({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = body.current
    if (element && element.scrollHeight > element.clientHeight) element.tabIndex = 0
    else element?.removeAttribute('tabindex')
  })
  return (
    <div ref={body} className={s['body']}>
      {children}
    </div>
  )
}
