import { TextField } from './TextField.tsx'

/** Two fields for the days from which and before which something holds, `YYYY-MM-DD` each, '' = open on that side. */
export function SpanFields({
  from,
  to,
  onChange,
  fromLabel = 'First day',
  fromHelp,
  toHelp,
}: {
  from: string
  to: string
  onChange: (change: { from: string } | { to: string }) => void
  fromLabel?: string
  fromHelp: string
  toHelp: string
}) {
  return (
    <>
      <TextField label={fromLabel} type="date" value={from} onChange={(from) => onChange({ from })} help={fromHelp} />
      <TextField
        label="First day without it"
        type="date"
        value={to}
        onChange={(to) => onChange({ to })}
        error={from !== '' && to !== '' && to <= from ? 'Not after the first day.' : null}
        help={toHelp}
      />
    </>
  )
}
