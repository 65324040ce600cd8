import { type QueryPatch, useQueryParams } from '../route.ts'
import { type Dimension, dimensionWords } from '../words.ts'
import { Select } from './Select.tsx'

interface BySelectProps<D extends Dimension> {
  value: D
  of: readonly D[]
  /** What is taken where the address says nothing. */
  usual: D
  /** What does not go with every dimension. */
  also?: QueryPatch
}

/** By what a report counts; `by` in the address. */
export function BySelect<D extends Dimension>({ value, of, usual, also }: BySelectProps<D>) {
  const [, setQuery] = useQueryParams()
  return (
    <Select
      label="By"
      value={value}
      set={value !== usual}
      onChange={(id) => setQuery({ by: id === usual ? null : id, ...also })}
      options={of.map((id) => ({ id, label: dimensionWords[id].choice }))}
    />
  )
}
