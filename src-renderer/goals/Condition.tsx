import { X } from 'lucide-react'
import { conditionTests, daysAsked, hasValues } from '../../shared/goals/goal-condition.ts'
import { eventWords } from '../../shared/goals/goal-events.ts'
import { useQuery } from '../api.ts'
import { IconButton } from '../components/Button.tsx'
import { ComboBox } from '../components/ComboBox.tsx'
import { Select } from '../components/Select.tsx'
import s from '../content-groups/content-groups.module.css'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { counted } from '../format.ts'
import type { ConditionDraft } from './draft.ts'

interface ConditionProps {
  condition: ConditionDraft
  /** Its place among the conditions, from 1. */
  number: number
  /** None = any event. */
  events: readonly string[]
  /** Properties that events have. */
  known: readonly string[]
  onChange: (condition: ConditionDraft) => void
  onRemove: () => void
}

/** Half a name is no wrong one; a whole one in other capitals is. */
export const isBeginning = (typed: string, known: readonly string[]): boolean =>
  known.some((name) => name.length > typed.length && name.toLowerCase().startsWith(typed.toLowerCase()))

/** One property and what is asked of it, with the names and the values there are; whatever is not there is said to be missing. */
export function Condition({ condition, number, events, known, onChange, onRemove }: ConditionProps) {
  const property = useDebounced(condition.property.trim(), 200)
  const { data, stale } = useQuery(
    'events.values',
    { events: [...events], property: property || '-' },
    { enabled: property !== '' },
  )
  const found = property === '' || property !== condition.property.trim() || stale ? undefined : data
  const values = condition.values
    .split(',')
    .map((value) => value.trim())
    .filter(Boolean)
  // Of very many values only the frequent ones are known, so one that is missing here may be there.
  const missing =
    hasValues(condition.test) &&
    daysAsked(condition.test) === 0 &&
    found &&
    found.events > 0 &&
    found.values.length < 30
      ? values.filter((value) => !found.values.some((each) => each.value === value))
      : []
  const noEvent = events.length > 0 ? `No ${eventWords(events)}` : 'No event'
  return (
    <>
      <div className={s['where']}>
        <ComboBox
          label={`Property ${number}`}
          labelHidden
          placeholder="property"
          value={condition.property}
          options={known.map((each) => ({ value: each }))}
          onChange={(changed) => onChange({ ...condition, property: changed })}
        />
        <div className={s['whereTest']}>
          <Select
            label={`Test of ${condition.property || `property ${number}`}`}
            labelHidden
            variant="field"
            value={condition.test}
            options={conditionTests.map((test) => ({ id: test, label: test }))}
            onChange={(test) => onChange({ ...condition, test })}
          />
        </div>
        {hasValues(condition.test) && (
          <div className={s['whereValues']}>
            <ComboBox
              label={`Values of ${condition.property || `property ${number}`}`}
              labelHidden
              several
              placeholder={['value, value', '2026-08-01', '2026-08-01, 2026-09-01'][daysAsked(condition.test)]!}
              value={condition.values}
              options={(daysAsked(condition.test) > 0 ? [] : (found?.values ?? [])).map(({ value, events }) => ({
                value,
                note: counted(events, 'event'),
              }))}
              onChange={(changed) => onChange({ ...condition, values: changed })}
            />
          </div>
        )}
        <IconButton icon={X} label="Remove this condition" onPress={onRemove} />
      </div>
      {found?.events === 0 && !isBeginning(property, known) && (
        <p className={s['warn']} role="status">
          {noEvent} has a property “{property}”
          {known.length > 0 ? '; the list has those there are.' : ': they have none.'}
        </p>
      )}
      {missing.length > 0 && (
        <p className={s['warn']} role="status">
          {noEvent} has {missing.map((value) => `“${value}”`).join(' or ')} in “{property}”.
        </p>
      )}
    </>
  )
}
