import { Lock, LockOpen } from 'lucide-react'
import { Button } from '../../components/Button.tsx'
import { Menu } from '../../components/Menu.tsx'
import type { Lock as LockState } from './locks.ts'

const words: Record<LockState, string> = { free: 'free', keep: 'keep', drop: 'drop' }

/** Whether a tool may be decided about, as a menu in its row. */
export function LockCell({
  tool,
  lock,
  onChange,
}: {
  tool: string
  lock: LockState
  onChange: (lock: LockState) => void
}) {
  return (
    <Menu
      start
      label={`Lock ${tool}`}
      entries={[
        { id: 'free', label: 'Free', note: 'the solver decides', icon: LockOpen, onAction: () => onChange('free') },
        { id: 'keep', label: 'Keep', note: 'stays, whatever it costs', icon: Lock, onAction: () => onChange('keep') },
        { id: 'drop', label: 'Drop', note: 'goes, whatever it does', icon: Lock, onAction: () => onChange('drop') },
      ]}
    >
      <Button variant="link" icon={lock === 'free' ? LockOpen : Lock} aria-label={`${tool}: ${words[lock]}. Lock`}>
        {words[lock]}
      </Button>
    </Menu>
  )
}
