import { FolderOpen, Wrench } from 'lucide-react'
import { useState } from 'react'
import type { RepairedTable, RepairedWorkspace } from '../../shared/api.ts'
import { withoutCommands } from '../../shared/command-hints.ts'
import { useCommand, useWorkspace } from '../api.ts'
import { count } from '../format.ts'
import { useWorkspaceActions } from '../workspaces.ts'
import { Button } from './Button.tsx'
import type { Column } from './column.ts'
import { DataTable } from './DataTable.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorNote } from './ErrorNote.tsx'
import { Working } from './ProgressBar.tsx'
import { useRepair } from './repair.ts'
import s from './Repair.module.css'

const close = (): void => useRepair.setState({ about: null })

/** Why a workspace could not be opened, and what can be saved of it. */
export function Repair() {
  const { about } = useRepair()
  return about && <Open key={about.file} {...about} />
}

const columns: Column<RepairedTable>[] = [
  { id: 'rows', header: 'What', value: ({ rows }) => rows, sortable: false },
  {
    id: 'saved',
    header: 'Rows saved',
    value: ({ saved }) => saved,
    cell: ({ saved }) => count(saved),
    align: 'end',
    sortable: false,
  },
  {
    id: 'lost',
    header: 'Lost',
    value: ({ lost }) => lost,
    cell: ({ lost }) => (lost === null ? 'some' : lost === 0 ? 'none' : `up to ${count(lost)}`),
    align: 'end',
    sortable: false,
  },
]

function Open({ file, error }: NonNullable<ReturnType<typeof useRepair.getState>['about']>) {
  const { status } = useWorkspace()
  const { run, running, error: failed } = useCommand('workspace.repair')
  const [data, setData] = useState<RepairedWorkspace | null>(null)
  const { openFile } = useWorkspaceActions()
  const isOffered = error === null || error.code === 'DAMAGED'
  const lost = data?.tables.some((table) => table.lost !== 0) ?? false
  return (
    <Dialog
      isOpen
      onClose={close}
      title={data ? 'Saved what could be read' : error ? 'This workspace cannot be opened' : 'Repair into a new file'}
      width={560}
      footer={
        <>
          <Button onPress={close}>{data ? 'Stay here' : isOffered ? 'Cancel' : 'Close'}</Button>
          {data ? (
            <Button
              variant="primary"
              icon={FolderOpen}
              onPress={() => {
                close()
                void openFile(data.file)
              }}
            >
              Open the new workspace
            </Button>
          ) : (
            isOffered && (
              <Button
                variant="primary"
                icon={Wrench}
                isPending={running}
                onPress={() => void run({ file }).then(setData)}
              >
                Repair into a new file
              </Button>
            )
          )}
        </>
      }
    >
      {data ? (
        <>
          <p>
            The new workspace is at <code className={s['path']}>{data.path}</code>. The old one stays as it was.
            {!lost && data.notes.length === 0 && ' Nothing was lost.'}
          </p>
          {data.notes.length > 0 && (
            <ul className={s['notes']}>
              {data.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          <div className={s['table']}>
            <DataTable label="What was saved" columns={columns} rows={data.tables} rowKey={({ table }) => table} />
          </div>
        </>
      ) : (
        <>
          {error ? (
            <p>{withoutCommands(error.message)}</p>
          ) : (
            <p>
              Everything that can be read of {status?.name ?? 'this workspace'} is saved into a new file beside it, with
              an account of what was lost. The workspace itself stays as it is.
            </p>
          )}
          {running && <Working label="Reading what can be read" />}
          {failed && <ErrorNote title={failed.message} />}
        </>
      )}
    </Dialog>
  )
}
