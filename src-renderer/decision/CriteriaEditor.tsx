import { Plus, X } from 'lucide-react'
import { consistencyLimit } from '../../shared/statistics/ahp.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { percent } from '../format.ts'
import s from './decision.module.css'
import {
  type CriterionDraft,
  type DecisionDraft,
  evenPairs,
  pairsWith,
  pairsWithout,
  parseNumber,
  weightsOf,
  withPair,
} from './draft.ts'

interface Props {
  draft: DecisionDraft
  problems: Record<string, string>
  onChange: (patch: Partial<DecisionDraft>) => void
}

/** Saaty's scale, from the side of the first of two criteria. */
const scale = [9, 7, 5, 3, 2, 1, 1 / 2, 1 / 3, 1 / 5, 1 / 7, 1 / 9]
const scaleWords: Record<number, string> = { 9: 'extremely', 7: 'very much', 5: 'much', 3: 'somewhat', 2: 'a little' }

function words(value: number, first: string, second: string): string {
  if (value === 1) return 'as important as'
  const by = Math.round(value > 1 ? value : 1 / value)
  return `${value > 1 ? first : second} ${scaleWords[by] ?? `${by} times`} more`
}

/** Criteria, their weights typed or compared in pairs, and how both sides do on each. */
export function CriteriaEditor({ draft, problems, onChange }: Props) {
  const { criteria, ahp } = draft
  const found = ahp && weightsOf(ahp)
  const sum = criteria.reduce((total, { weight }) => total + (parseNumber(weight) || 0), 0)
  const change = (index: number, patch: Partial<CriterionDraft>): void =>
    onChange({ criteria: criteria.with(index, { ...criteria[index]!, ...patch }) })
  return (
    <fieldset className={s['group']}>
      <div className={s['groupHead']}>
        <h2>Criteria</h2>
        <SegmentedControl
          label="Weights"
          value={ahp ? 'pairs' : 'typed'}
          onChange={(mode) => {
            if (mode === 'pairs') onChange({ ahp: evenPairs(criteria.length) })
            else if (found)
              onChange({
                ahp: null,
                criteria: criteria.map((each, index) => ({
                  ...each,
                  weight: String(Number((found.weights[index]! * 100).toPrecision(10))),
                })),
              })
          }}
          options={[
            { id: 'typed', label: 'Weights typed' },
            { id: 'pairs', label: 'Compared in pairs', disabled: criteria.length < 2 || criteria.length > 15 },
          ]}
        />
      </div>
      <p className={s['note']}>
        Utilities go from 0, the worst you could imagine, to 1, the best. Weights add up to 100 %.
      </p>
      <div className={`${s['criterion'] ?? ''} ${s['estimateHead'] ?? ''}`} aria-hidden="true">
        <span>Criterion</span>
        <span>Weight, %</span>
        <span>Build</span>
        <span>Buy</span>
        <span />
      </div>
      {criteria.map((each, index) => (
        <div key={index} className={s['criterion']} role="group" aria-label={each.name || `Criterion ${index + 1}`}>
          <TextField
            label={`Criterion ${index + 1}`}
            labelHidden
            value={each.name}
            placeholder={each.note || 'Name'}
            onChange={(name) => change(index, { name })}
          />
          {found ? (
            <span className={s['figure']}>{percent(found.weights[index]!)}</span>
          ) : (
            <TextField
              label={`Weight of ${each.name} in percent`}
              labelHidden
              inputMode="decimal"
              value={each.weight}
              onChange={(weight) => change(index, { weight })}
            />
          )}
          <TextField
            label={`${each.name}, build, 0 to 1`}
            labelHidden
            inputMode="decimal"
            isInvalid={problems[`criteria.${index}.build`] !== undefined}
            value={each.build}
            onChange={(build) => change(index, { build })}
          />
          <TextField
            label={`${each.name}, buy, 0 to 1`}
            labelHidden
            inputMode="decimal"
            isInvalid={problems[`criteria.${index}.buy`] !== undefined}
            value={each.buy}
            onChange={(buy) => change(index, { buy })}
          />
          <IconButton
            icon={X}
            label={`Remove ${each.name || `criterion ${index + 1}`}`}
            onPress={() =>
              onChange({ criteria: criteria.toSpliced(index, 1), ahp: ahp ? pairsWithout(ahp, index) : null })
            }
          />
        </div>
      ))}
      <div>
        <Button
          variant="link"
          icon={Plus}
          onPress={() =>
            onChange({
              criteria: [...criteria, { name: '', weight: '0', build: '0.5', buy: '0.5', note: '' }],
              ahp: ahp ? pairsWith(ahp) : null,
            })
          }
        >
          Add a criterion
        </Button>
      </div>
      {!ahp && Math.abs(sum - 100) > 1e-4 && (
        <p className={s['problem']} role="alert">
          The weights add up to {Number(sum.toFixed(4))} %, and must add up to 100 %.{' '}
          <Button
            variant="link"
            onPress={() =>
              onChange({
                criteria: criteria.map((each) => ({
                  ...each,
                  weight: String(
                    sum > 0
                      ? Number((((parseNumber(each.weight) || 0) / sum) * 100).toPrecision(10))
                      : Number((100 / criteria.length).toPrecision(10)),
                  ),
                })),
              })
            }
          >
            Scale them
          </Button>
        </p>
      )}
      {Object.entries(problems)
        .filter(([path]) => /^criteria\.\d+\./.test(path))
        .slice(0, 1)
        .map(([path, message]) => (
          <p key={path} className={s['problem']} role="alert">
            {criteria[Number(path.split('.')[1])]?.name || 'A criterion'}, {path.split('.')[2]}: {message}
          </p>
        ))}
      {ahp && found && (
        <>
          <h3 className={s['note']}>Which is more important, and by how much?</h3>
          <div className={s['pairs']}>
            {criteria.flatMap((first, row) =>
              criteria.slice(row + 1).map((second, offset) => {
                const column = row + 1 + offset
                const value = ahp[row]![column]!
                const nearest = scale.toSorted(
                  (a, b) => Math.abs(Math.log(a / value)) - Math.abs(Math.log(b / value)),
                )[0]!
                return (
                  <div key={`${row} ${column}`} style={{ display: 'contents' }}>
                    <span className={s['figure']}>{first.name}</span>
                    <Select
                      label={`${first.name} compared with ${second.name}`}
                      variant="bare"
                      width={260}
                      value={String(nearest)}
                      onChange={(next) => onChange({ ahp: withPair(ahp, row, column, Number(next)) })}
                      options={scale.map((each) => ({
                        id: String(each),
                        label: words(each, first.name, second.name),
                      }))}
                    />
                    <span>{second.name}</span>
                  </div>
                )
              }),
            )}
          </div>
          <p className={found.consistencyRatio > consistencyLimit ? s['problem'] : s['note']} role="status">
            Consistency ratio {found.consistencyRatio.toFixed(3)}:{' '}
            {found.consistencyRatio > consistencyLimit
              ? 'above 0.10, the comparisons contradict each other.'
              : 'the comparisons agree.'}
          </p>
        </>
      )}
    </fieldset>
  )
}
