import { ChevronDown, ChevronRight, X } from 'lucide-react'
import { useState } from 'react'
import type { CostField } from '../../shared/decision-fields.ts'
import { fieldsOf, isOnBothSides } from '../../shared/decision-fields.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import s from './decision.module.css'
import { listed, money } from '../format.ts'
import type { AlternativeDraft, CriterionDraft, PaidToday } from './draft.ts'
import { isFree, sourcesAfter, withPaidToday } from './draft.ts'
import { EstimateRows } from './EstimateRows.tsx'
import { kindWords } from './words.ts'

interface Props {
  value: AlternativeDraft
  isNew: boolean
  criteria: readonly CriterionDraft[]
  tools: string
  currency: string
  /** What goes on being paid where nothing is done; null = nothing is known of it, or it is no such option. */
  paid: PaidToday | null
  problems: (field: string) => string | undefined
  onChange: (patch: Partial<AlternativeDraft>) => void
  onRemove: () => void
}

/** One more option beside build and buy. */
export function AlternativeEditor({
  value,
  isNew,
  criteria,
  tools,
  currency,
  paid,
  problems,
  onChange,
  onRemove,
}: Props) {
  // What was there already is folded; what was just added is being filled in.
  const [open, setOpen] = useState(isNew)
  const [all, setAll] = useState(false)
  const fields = fieldsOf[value.kind].filter((field) => all || isUsed(value, field))
  const scored = value.kind === 'build' || value.kind === 'buy'
  return (
    <div className={s['alternative']} role="group" aria-label={value.name}>
      <div className={s['groupHead']}>
        <Button
          variant="ghost"
          icon={open ? ChevronDown : ChevronRight}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          <b>{value.name || 'Alternative'}</b>{' '}
          {value.name.toLowerCase() !== kindWords[value.kind] && (
            <span className={s['note']}>{kindWords[value.kind]}</span>
          )}
        </Button>
        <IconButton icon={X} label={`Remove ${value.name}`} onPress={onRemove} />
      </div>
      {open && (
        <>
          <div className={s['pair']}>
            <TextField
              label="Name"
              value={value.name}
              error={problems('name')}
              onChange={(name) => onChange({ name })}
            />
            <TextField
              label="Tool in the inventory"
              list={tools}
              value={value.tool}
              onChange={(tool) => onChange({ tool })}
            />
            <TextField
              label="Out, because (optional veto)"
              value={value.veto}
              onChange={(veto) => onChange({ veto })}
            />
          </div>
          <EstimateRows
            of={value.name}
            fields={fields}
            values={value.fields}
            sources={value.sources}
            currency={currency}
            problems={(field: CostField) => problems(field)}
            alsoWaits={(field) => field === 'runningPerYear' && isFree(value)}
            onValue={(field, next) =>
              onChange({ fields: { ...value.fields, [field]: next }, sources: sourcesAfter(value.sources, field) })
            }
            onSource={(field, text) => onChange({ sources: { ...value.sources, [field]: text } })}
          />
          {paid && value.fields.runningPerYear?.[1] !== String(paid.amount) && (
            <div>
              <Button variant="link" onPress={() => onChange(withPaidToday(value, paid))}>
                Take what is paid today: {money(paid.amount, currency)} a year for {listed(paid.tools)}
              </Button>
            </div>
          )}
          {fields.length < fieldsOf[value.kind].length && (
            <div>
              <Button variant="link" onPress={() => setAll(true)}>
                Show every input
              </Button>
            </div>
          )}
          <p className={s['note']}>
            Utilities, 0 to 1;{' '}
            {scored ? `what is left out is as for ${value.kind}` : 'without all of them it has no score'}.
          </p>
          <div className={s['pair']}>
            {criteria.map(({ name, build, buy }, index) => (
              <TextField
                key={index}
                label={name || `Criterion ${index + 1}`}
                inputMode="decimal"
                placeholder={value.kind === 'build' ? build : value.kind === 'buy' ? buy : '–'}
                value={value.utilities[name] ?? ''}
                error={problems(`utilities.${name}`)}
                onChange={(text) => onChange({ utilities: { ...value.utilities, [name]: text } })}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

/** Vendors and builds have all their inputs; of the others those that hold something, and what they mostly cost. */
function isUsed({ kind, fields }: AlternativeDraft, field: CostField): boolean {
  if (kind === 'build' || kind === 'buy') return true
  if (field === 'runningPerYear' || isOnBothSides(field)) return true
  const built = ['scopeContingency', 'technicalContingency', 'maintenanceRate'].includes(field)
  return (fields[built ? 'engineerMonths' : field] ?? []).some((text) => text !== '' && text !== '0')
}
