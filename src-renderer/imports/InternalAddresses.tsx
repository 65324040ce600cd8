import { useState } from 'react'
import type { ImportPreview } from '../../shared/import.ts'
import { isIpRange, typedIpRanges } from '../../shared/pages/ip-ranges.ts'
import { TextField } from '../components/TextField.tsx'
import s from './imports.module.css'
import { type FileChoices, sayOwnAddresses, useImportSession } from './session.ts'

interface Props {
  addresses: NonNullable<ImportPreview['addresses']>
  choices: FileChoices
}

/** One's own addresses and networks, whose rows become internal traffic, in all files. Taken once the field is left. */
export function InternalAddresses({ addresses, choices }: Props) {
  const chosen = choices.internalAddresses ?? []
  const others = useImportSession(({ files }) => files.filter(({ hasAddresses }) => hasAddresses).length) - 1
  const [typed, setTyped] = useState(chosen.join(', '))
  const [taken, setTaken] = useState(chosen.join())
  // Said of another file, or as of the last import.
  if (taken !== chosen.join()) {
    setTaken(chosen.join())
    setTyped(chosen.join(', '))
  }
  const ranges = typedIpRanges(typed)
  const other = ranges.find((each) => !isIpRange(each))
  const take = (): void => {
    if (other === undefined && ranges.join() !== chosen.join()) sayOwnAddresses(ranges)
  }
  return (
    <div className={s['ownAddresses']}>
      <TextField
        label="Own IP addresses"
        mono
        value={typed}
        onChange={setTyped}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }}
        placeholder="192.0.2.20, 198.51.100.0/24"
        {...(chosen.length === 0 && {
          help: `Rows from there, by ${addresses.column}, become internal traffic${others > 0 ? ', in all files of this import' : ''}.`,
        })}
        error={
          other === undefined
            ? null
            : `“${other}” is no address such as 192.0.2.20, and no network such as 192.0.2.0/24 or 192.0.2.*.`
        }
      />
    </div>
  )
}
