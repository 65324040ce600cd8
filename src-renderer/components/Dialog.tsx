import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button.tsx'
import s from './Dialog.module.css'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons, the safe one first. */
  footer?: ReactNode
  width?: number
  /** Interrupts with something that must be answered. */
  alert?: boolean
}

export function Dialog({ isOpen, onClose, title, children, footer, width = 520, alert }: DialogProps) {
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
          <div className={s['body']}>{children}</div>
          {footer && <div className={s['foot']}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
