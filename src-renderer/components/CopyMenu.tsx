import { ChevronDown, Copy, Link, SquareTerminal } from 'lucide-react'
import { copyText } from '../clipboard.ts'
import { Button } from './Button.tsx'
import { Menu } from './Menu.tsx'
import { copyLink } from './TopBar.tsx'
import { toast } from './Toast.tsx'

export function copyCommand(command: string): void {
  void copyText(command).then((done) => toast({ text: done ? 'Command copied.' : 'The command could not be copied.' }))
}

/** A view leaves the screen as a link, or as the command that prints it. */
export function CopyMenu({ command }: { command: string }) {
  return (
    <Menu
      label="Copy"
      entries={[
        { id: 'link', label: 'Copy link', note: 'opens this view again', icon: Link, onAction: copyLink },
        {
          id: 'command',
          label: 'Copy as command',
          note: 'prints the same figures, in the workspace’s folder',
          icon: SquareTerminal,
          onAction: () => copyCommand(command),
        },
      ]}
    >
      <Button icon={Copy} iconEnd={ChevronDown}>
        Copy
      </Button>
    </Menu>
  )
}
