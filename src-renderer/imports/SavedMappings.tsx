import { Bookmark, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ImportPreview } from '../../shared/import.ts'
import type { SavedMapping } from '../../shared/saved-mapping.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Menu } from '../components/Menu.tsx'
import { TextField } from '../components/TextField.tsx'
import { toast } from '../components/Toast.tsx'
import { counted, listed } from '../format.ts'
import { vatWords } from './VatAssumption.tsx'
import s from './imports.module.css'
import { delimiterName, fieldLabel, kindLabels } from './mapping.ts'
import type { ChosenFile, FileChoices } from './session.ts'

interface SavedMappingsProps {
  preview: ImportPreview
  file: ChosenFile
  onChoose: (choices: FileChoices) => void
}

/** What was said about the columns of a file, kept for the next one with the same columns. */
export function SavedMappings({ preview, file, onChoose }: SavedMappingsProps) {
  const { status } = useWorkspace()
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const { choices } = file
  const fits = preview.container === 'csv' || preview.columns.some(({ field }) => field !== null)
  const isSaid =
    Object.keys(choices).some((key) => key !== 'asOf' && key !== 'mapping') || choices.mapping !== undefined
  const close = (): void => setOpen(null)
  return (
    <>
      <Menu
        label="Saved mappings"
        entries={[
          ...preview.mappings.map((name) => ({
            id: `use ${name}`,
            label: `Use “${name}”`,
            note: 'saved for these columns',
            disabled: name === choices.mapping,
            onAction: () => onChoose({ mapping: name }),
          })),
          ...(choices.mapping === undefined
            ? []
            : [
                {
                  id: 'none',
                  label: `Leave “${choices.mapping}” out`,
                  note: 'read the file as if nothing had been saved',
                  onAction: () => onChoose(without(choices)),
                },
              ]),
          ...(preview.mappings.length > 0 ? [null] : []),
          {
            id: 'save',
            label: 'Save this mapping…',
            note: !fits
              ? 'no field was chosen here yet'
              : status === null
                ? 'offered again once this is imported'
                : isSaid
                  ? 'proposed when a file with these columns comes again'
                  : 'nothing was chosen here yet',
            disabled: !fits || status === null || !isSaid,
            onAction: () => setOpen('save'),
          },
          {
            id: 'manage',
            label: 'All saved mappings…',
            disabled: status === null,
            onAction: () => setOpen('manage'),
          },
        ]}
      >
        <Button icon={Bookmark}>Mappings</Button>
      </Menu>
      {open === 'save' && <SaveMapping file={file} onClose={close} onSaved={(name) => onChoose({ mapping: name })} />}
      {open === 'manage' && (
        <Manage
          onClose={close}
          inUse={choices.mapping}
          onRenamed={(name) => onChoose({ ...choices, mapping: name })}
          onDeleted={() => onChoose(without(choices))}
        />
      )}
    </>
  )
}

function without({ mapping: _mapping, ...choices }: FileChoices): FileChoices {
  return choices
}

interface SaveProps {
  file: ChosenFile
  onClose: () => void
  onSaved: (name: string) => void
}

export function SaveMapping({ file, onClose, onSaved }: SaveProps) {
  const save = useCommand('mappings.save')
  const { data: config } = useQuery('config.get', {})
  const [name, setName] = useState(file.choices.mapping ?? '')
  const replaces = config?.mappings.some((each) => each.name === name.trim()) ?? false
  const submit = async (): Promise<void> => {
    const saved = await save.run({ name, file: file.handle ?? '', ...file.choices })
    if (!saved) return
    toast({ text: `Saved as “${saved.name}”.` })
    onSaved(saved.name)
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Save this mapping"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={name.trim() === ''}
            isPending={save.running}
            onPress={() => void submit()}
          >
            {replaces ? 'Replace it' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        className={s['explain']}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void submit()
        }}
      >
        <TextField label="Name" value={name} onChange={setName} maxLength={80} placeholder="Shop log" autoFocus />
        <p className={s['note']}>
          {replaces
            ? 'There is one of this name; it will be as this one is.'
            : 'A file with the same columns is read this way next time, whatever its name; you see it before anything is stored.'}
        </p>
        {save.error && <ErrorNote title={save.error.message} />}
      </form>
    </Dialog>
  )
}

interface ManageProps {
  onClose: () => void
  inUse: string | undefined
  onRenamed: (name: string) => void
  onDeleted: () => void
}

function Manage({ onClose, inUse, onRenamed, onDeleted }: ManageProps) {
  const { data: config, error } = useQuery('config.get', {})
  const mappings = config?.mappings ?? []
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Saved mappings"
      width={640}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      {error && <ErrorNote title={error.message} />}
      {config && mappings.length === 0 && <p className={s['note']}>None was saved yet.</p>}
      <ul className={s['mappings']}>
        {mappings.map((mapping) => (
          <OneMapping
            key={mapping.name}
            mapping={mapping}
            onRenamed={(name) => {
              if (mapping.name === inUse) onRenamed(name)
            }}
            onDeleted={() => {
              if (mapping.name === inUse) onDeleted()
            }}
          />
        ))}
      </ul>
    </Dialog>
  )
}

function OneMapping({
  mapping,
  onRenamed,
  onDeleted,
}: {
  mapping: SavedMapping
  onRenamed: (name: string) => void
  onDeleted: () => void
}) {
  const rename = useCommand('mappings.rename')
  const remove = useCommand('mappings.delete')
  const [name, setName] = useState(mapping.name)
  const isNew = name.trim() !== '' && name.trim() !== mapping.name
  const submit = async (): Promise<void> => {
    const renamed = await rename.run({ name: mapping.name, to: name })
    if (renamed) onRenamed(renamed.name)
  }
  const drop = async (): Promise<void> => {
    if (await remove.run({ name: mapping.name })) onDeleted()
  }
  const failure = rename.error ?? remove.error
  return (
    <li>
      <form
        className={s['mappingRow']}
        onSubmit={(event) => {
          event.preventDefault()
          if (isNew) void submit()
        }}
      >
        <TextField label={`Name of ${mapping.name}`} labelHidden value={name} onChange={setName} maxLength={80} />
        {isNew && (
          <Button type="submit" isPending={rename.running}>
            Rename
          </Button>
        )}
        <IconButton icon={Trash2} label={`Delete ${mapping.name}`} onPress={() => void drop()} />
      </form>
      <p className={s['note']}>{describeMapping(mapping)}</p>
      {failure && <ErrorNote title={failure.message} />}
    </li>
  )
}

function describeMapping({
  columns,
  map = {},
  zone,
  encoding,
  delimiter,
  headerLine,
  dayOrder,
  days,
  dates,
  paidIs,
  countAccounts,
  internalAddresses,
  keep,
  vat,
  currency,
  order,
  kind,
}: SavedMapping): string {
  const fields = Object.entries(map).flatMap(([field, column]) => (column === '' ? [] : [`${column} is ${fieldLabel(field).toLowerCase()}`])) // prettier-ignore
  const rest = [kind && kindLabels[kind], dayOrder === 'day-month' && 'day before month', dayOrder === 'month-day' && 'month before day', dates && `each of ${listed(dates)} is an event`, days && `days are their ${days === 'end' ? 'end' : 'beginning'}`, paidIs && `${paidIs} is paid`, countAccounts && `counts ${listed(countAccounts)}`, vat && `VAT: ${vatWords(vat)}`, internalAddresses && `internal from ${listed(internalAddresses)}`, keep && `keeps ${listed(keep)}`, currency && `amounts in ${currency}`, order && 'rows in order', zone, encoding, delimiter && `delimited by ${delimiterName(delimiter)}`, headerLine !== undefined && (headerLine === 0 ? 'no header' : `header in line ${headerLine}`)].filter(Boolean) // prettier-ignore
  return `For ${counted(columns.length, 'column')}: ${listed([...fields.slice(0, 5), ...(fields.length > 5 ? [`${fields.length - 5} more`] : []), ...rest.map(String)])}.` // prettier-ignore
}
