import { useState } from 'react'
import type { ImportPreview } from '../../shared/import.ts'
import { isIpRange, typedIpRanges } from '../../shared/pages/ip-ranges.ts'
import { TextField } from '../components/TextField.tsx'
import s from './imports.module.css'
import type { FileChoices } from './session.ts'

interface Props {
  addresses: NonNullable<ImportPreview['addresses']>
  choices: FileChoices
  onChoose: (choices: FileChoices) => void
}

const withoutAddresses = ({ internalAddresses: _ranges, ...rest }: FileChoices): FileChoices => rest

/** One's own addresses and networks, whose rows become internal traffic. Taken once the field is left. */
export function InternalAddresses({ addresses, choices, onChoose }: Props) {
  const chosen = choices.internalAddresses ?? []
  const [typed, setTyped] = useState(chosen.join(', '))
  const ranges = typedIpRanges(typed)
  const other = ranges.find((each) => !isIpRange(each))
  const take = (): void => {
    if (other !== undefined || ranges.join() === chosen.join()) return
    onChoose(ranges.length === 0 ? withoutAddresses(choices) : { ...choices, internalAddresses: ranges })
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
        {...(chosen.length === 0 && { help: `Rows from there, by ${addresses.column}, become internal traffic.` })}
        error={
          other === undefined
            ? null
            : `“${other}” is no address such as 192.0.2.20, and no network such as 192.0.2.0/24 or 192.0.2.*.`
        }
      />
    </div>
  )
}
