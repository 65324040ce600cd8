/** What the first touch, those between and the last get, of the models that weigh by position. */
import { useState } from 'react'
import { type EndWeights as Weights, endWeights } from '../../../shared/reports/content-attribution.ts'
import { Button } from '../../components/Button.tsx'
import { FilterButton } from '../../components/FilterButton.tsx'
import { Popover } from '../../components/Popover.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useQueryParams } from '../../route.ts'
import s from '../reports.module.css'
import { readWeights, sharesOf } from './end-weights.ts'

type Model = keyof typeof endWeights

const names = ['First touch', 'All between', 'Last touch'] as const

/** `weights` in the address, such as `30,40,30`; absent where they are the model's own. */
export function EndWeights({ model, weights }: { model: Model; weights: Weights | null }) {
  const shown = weights ?? endWeights[model]
  return (
    <Popover
      label="Weights"
      panel={(close) => <Panel key={shown.join()} own={endWeights[model]} weights={shown} onDone={close} />}
    >
      <FilterButton label="Weights" set={weights !== null}>
        {shown.join(' · ')}
      </FilterButton>
    </Popover>
  )
}

function Panel({ own, weights, onDone }: { own: Weights; weights: Weights; onDone: () => void }) {
  const [, setQuery] = useQueryParams()
  const [typed, setTyped] = useState(weights.map(String))
  const read = readWeights(typed)
  const apply = (next: Weights): void => {
    setQuery({ weights: next.join() === own.join() ? null : next.join() })
    onDone()
  }
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (read.weights) apply(read.weights)
      }}
    >
      {names.map((name, index) => (
        <TextField
          key={name}
          label={name}
          inputMode="decimal"
          value={typed[index] ?? ''}
          onChange={(text) => setTyped(typed.map((before, at) => (at === index ? text : before)))}
          error={read.wrong.includes(index) ? 'A number from 0 up.' : null}
        />
      ))}
      <p className={s['panelNote']} aria-live="polite">
        {read.weights ? sharesOf(read.weights) : read.wrong.length > 0 ? ' ' : 'One of them must be above 0.'}
      </p>
      <div className={s['panelFoot']}>
        <Button onPress={() => apply(own)}>The model’s own</Button>
        <Button variant="primary" type="submit" isDisabled={!read.weights}>
          Apply
        </Button>
      </div>
    </form>
  )
}
