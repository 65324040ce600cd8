import { costFields, type CostField } from '../../shared/decision-fields.ts'
import { TextField } from '../components/TextField.tsx'
import s from './decision.module.css'
import { cx } from '../components/cx.ts'
import { echo } from '../../shared/text/typed-amount.ts'
import { type EstimateText, inOneLine, isPlaceholder, parseNumber } from './draft.ts'

interface Props {
  /** Whose estimates, for who cannot see the heading. */
  of: string
  fields: readonly CostField[]
  values: Partial<Record<CostField, EstimateText>>
  sources: Record<string, string>
  currency: string
  /** By field. */
  problems: (field: CostField) => string | undefined
  onValue: (field: CostField, value: EstimateText) => void
  onSource: (field: CostField, text: string) => void
  /** Further figures that nobody has looked at. */
  alsoWaits?: (field: CostField) => boolean
}

const parts = ['low', 'likely', 'high'] as const

/** One line an input: low, likely, high, and where it comes from. */
export function EstimateRows({ of, fields, values, sources, currency, problems, onValue, onSource, alsoWaits }: Props) {
  const waits = (field: CostField): boolean =>
    isPlaceholder(field, values[field], sources[field]) || alsoWaits?.(field) === true
  const units = { money: currency, share: '%', hours: 'h a week', months: '', count: '' }
  return (
    <div className={s['group']}>
      <div className={`${s['estimate'] ?? ''} ${s['estimateHead'] ?? ''}`} aria-hidden="true">
        <span />
        <span>Low</span>
        <span>Likely</span>
        <span>High</span>
        <span>Source</span>
      </div>
      {fields.map((field) => {
        const { label, unit } = costFields[field]
        const value = values[field] ?? ['', '', '']
        const problem = problems(field)
        const read = parts.flatMap((part, index) => {
          const text = echo(value[index]!, parseNumber(value[index]!))
          return text === null ? [] : [`${part} ${text}`]
        })
        return (
          <div
            key={field}
            className={cx(s['estimate'], waits(field) && s['waiting'])}
            role="group"
            aria-label={`${label}, ${of}${waits(field) ? ', a placeholder' : ''}`}
          >
            <span>
              {label} {units[unit] && <span className={s['unit']}>{units[unit]}</span>}
            </span>
            {parts.map((part, index) => (
              <TextField
                key={part}
                label={`${label}, ${part}, ${of}`}
                labelHidden
                inputMode="decimal"
                isInvalid={problem !== undefined}
                value={value[index]!}
                placeholder={part === 'likely' ? '0' : value[1]}
                onChange={(text) => onValue(field, value.with(index, text) as EstimateText)}
              />
            ))}
            <div className={s['lines']}>
              <TextField
                label={`Source of ${label}, ${of}`}
                labelHidden
                rows={1}
                value={sources[field] ?? ''}
                placeholder="Who says so, when"
                onChange={(text) => onSource(field, inOneLine(text))}
              />
            </div>
            {read.length > 0 && <span className={s['read']}>{read.join(', ')}</span>}
            {problem && (
              <span className={s['problem']} role="alert">
                {label} {problem}
              </span>
            )}
          </div>
        )
      })}
      {fields.some(waits) && (
        <p className={s['waits']}>
          <span className={s['dashes']} aria-hidden="true" /> a placeholder: put in your own figure, or say in Source
          who says so.
        </p>
      )}
    </div>
  )
}
