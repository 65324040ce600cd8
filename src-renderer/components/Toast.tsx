import { CircleCheck } from 'lucide-react'
import { useEffect } from 'react'
import { create } from 'zustand'
import s from './Toast.module.css'

export interface ToastMessage {
  text: string
  /** E.g. Undo. */
  action?: { label: string; shortcut?: string; onPress: () => void }
}

/** Long enough to read, and longer where there is something to reach for; it stays while hovered or focused. */
const stayMs = { plain: 4000, withAction: 8000 }

const useToasts = create<{ message: (ToastMessage & { id: number }) | null; held: boolean }>(() => ({
  message: null,
  held: false,
}))
let nextId = 1

/** Says that something was done, and how to undo it. One at a time: the newest. */
export function toast(message: ToastMessage): void {
  useToasts.setState({ message: { ...message, id: nextId++ }, held: false })
}

export function dismissToast(): void {
  useToasts.setState({ message: null })
}

export function ToastRegion() {
  const { message, held } = useToasts()
  useEffect(() => {
    if (!message || held) return
    const timer = setTimeout(dismissToast, message.action ? stayMs.withAction : stayMs.plain)
    return () => clearTimeout(timer)
  }, [message, held])
  return (
    <div className={s['region']} role="status" aria-live="polite">
      {message && (
        <div
          key={message.id}
          className={s['toast']}
          onMouseEnter={() => useToasts.setState({ held: true })}
          onMouseLeave={() => useToasts.setState({ held: false })}
          onFocus={() => useToasts.setState({ held: true })}
          onBlur={() => useToasts.setState({ held: false })}
        >
          <CircleCheck size={14} aria-hidden />
          <span>{message.text}</span>
          {message.action && (
            <button
              type="button"
              className={s['action']}
              onClick={() => {
                message.action?.onPress()
                dismissToast()
              }}
            >
              {message.action.label}
            </button>
          )}
          {message.action?.shortcut && <kbd>{message.action.shortcut}</kbd>}
        </div>
      )}
    </div>
  )
}
