import { ChevronDown, Copy, Link, SquareTerminal } from 'lucide-react'
import { useWorkspace } from '../api.ts'
import { copyText } from '../clipboard.ts'
import d from '../document/document.module.css'
import { useDocumentView } from '../document/view.ts'
import { Button } from './Button.tsx'
import { Menu } from './Menu.tsx'
import { copyLink } from './TopBar.tsx'
import { toast } from './Toast.tsx'

export function copyCommand(command: string): void {
  void copyText(command).then((done) =>
    toast({
      text: done
        ? 'Command copied. Where a shell does not know `touchstack` yet, `npm link` in its folder tells it.'
        : 'The command could not be copied.',
    }),
  )
}

/** The command with the workspace's name in place of its path, in quotes as in a shell. */
export function withoutFolder(command: string, path: string): string {
  const inShell = (text: string): string => text.replaceAll("'", String.raw`'\''`)
  return command.replaceAll(inShell(path), inShell(path.split(/[\\/]/).at(-1) ?? path))
}

/** A view leaves the screen as a link, or as the command that prints it. */
export function CopyMenu({ command }: { command: string }) {
  const { status } = useWorkspace()
  const document = useDocumentView()
  if (document?.short) return null
  // A document is passed on: where the workspace lay is nobody's business.
  if (document)
    return (
      <code className={d['command']}>
        {status ? `In the folder of the workspace: ${withoutFolder(command, status.path)}` : command}
      </code>
    )
  return (
    <Menu
      label="Copy"
      entries={[
        {
          id: 'link',
          label: 'Copy link',
          note: 'opens this view again, on this computer',
          icon: Link,
          onAction: copyLink,
        },
        {
          id: 'command',
          label: 'Copy as command',
          note: 'prints the same figures, from any folder',
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
