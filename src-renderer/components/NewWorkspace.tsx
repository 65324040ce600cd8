import { useState } from 'react'
import { useCommand } from '../api.ts'
import { navigate } from '../route.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { useNewWorkspace } from './new-workspace.ts'
import { TextField } from './TextField.tsx'

const close = (): void => useNewWorkspace.setState({ open: false })

/** Asks for the name of a new workspace and opens it, empty. */
export function NewWorkspace() {
  const { open } = useNewWorkspace()
  return open ? <Open /> : null
}

function Open() {
  const create = useCommand('workspace.create')
  const [name, setName] = useState('My workspace')
  const start = async (): Promise<void> => {
    if (!(await create.run({ name }))) return
    close()
    navigate('/imports')
  }
  return (
    <Dialog
      isOpen
      onClose={close}
      title="New workspace"
      width={420}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={name.trim() === ''}
            isPending={create.running}
            onPress={() => void start()}
          >
            Create it
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void start()
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          maxLength={80}
          autoFocus
          isRequired
          error={create.error?.message}
          help="One file on this computer, with its own imports, goals and settings."
        />
      </form>
    </Dialog>
  )
}
