import { Plus, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { EventNameCount } from '../../shared/api.ts'
import type { Goal } from '../../shared/config.ts'
import { amountProperty } from '../../shared/goals/goal-condition.ts'
import { eventWords } from '../../shared/goals/goal-events.ts'
import { isRefundedAmount } from '../../shared/goals/real-orders.ts'
import { refundedSentence } from '../../shared/notes/refunded.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { type Option, Select } from '../components/Select.tsx'
import { SpanFields } from '../components/SpanFields.tsx'
import { TextField } from '../components/TextField.tsx'
import s from '../content-groups/content-groups.module.css'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { count, counted, money, moneyBesideNames } from '../format.ts'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { Condition } from './Condition.tsx'
import {
  addConditions,
  chooseEvent,
  emptyCondition,
  eventsOfDraft,
  type GoalDraft,
  noGoal,
  proposedProperty,
  toGoal,
} from './draft.ts'
import { type DraftOf, isChanged, keepDraft, keptDraft } from './kept.ts'
import { RealOrders } from './RealOrders.tsx'

interface GoalEditorProps {
  /** The goal as it is; an empty one where it is new. */
  initial: GoalDraft
  /** Under which what is typed is kept until it is saved. */
  keptAs: DraftOf
  /** Names other goals have. */
  taken: readonly string[]
  isNew: boolean
  saving: boolean
  error: string | null
  onSave: (goal: Goal) => void
  /** Leaves the form; what was typed is kept. */
  onLeave: () => void
  onDiscard: () => void
}

/** Key of "any event" in the list of events; no event can be called this. */
const anyEvent = '\u0000any'
/** The same in the list of goals. */
const anybody = '\u0000anybody'

/** Key of taking a further event away. */
const noEvent = '\u0000none'

/** One goal, counted while it is typed. */
export function GoalEditor(props: GoalEditorProps) {
  const { initial, keptAs, taken, isNew, saving, error, onSave, onLeave, onDiscard } = props
  const [resumed] = useState(() => keptDraft(keptAs))
  const [draft, setDraft] = useState(resumed ?? initial)
  const [tried, setTried] = useState(false)
  // Until somebody says what a new goal is worth.
  const [proposesWorth, setProposesWorth] = useState(isNew && draft.value === 'none')
  useEffect(() => keepDraft(keptAs, draft, initial), [keptAs, draft, initial])
  const names = useQuery('events.names', {})
  const change = (to: Partial<GoalDraft>): void => setDraft((before) => ({ ...before, ...to }))
  const result = toGoal(draft, taken)
  const events = (names.data ?? []).filter((name) => name.kind === 'event')
  const named = eventsOfDraft(draft)
  const chosen = events.filter(({ name }) => named.includes(name))
  const having = chosen.length > 0 ? chosen : events
  const known = [...new Set(having.flatMap((name) => name.properties))].toSorted()
  const others = events.filter(({ name }) => !named.includes(name))
  const { status } = useWorkspace()
  const settled = useDebounced('goal' in result ? result.goal : null, 200)
  const { data: refunded } = useQuery(
    'goals.refunded',
    { goal: settled ?? noGoal },
    { enabled: settled !== null && draft.value === 'property' && known.some(isRefundedAmount) },
  )
  const counts =
    refunded && draft.valueLess === ''
      ? refundedSentence(named, refunded, (amount) => money(amount, status?.currency ?? 'USD'))
      : null

  return (
    <form
      className={s['editor']}
      aria-label={isNew ? 'New goal' : `Goal ${initial.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if ('goal' in result) onSave(result.goal)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onLeave()
      }}
    >
      <h2>{isNew ? 'New goal' : 'Edit the goal'}</h2>
      {resumed && <p className={s['note']}>As you left it; it is not saved yet.</p>}
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => change({ name })}
        placeholder="Signed up"
        autoFocus={isNew}
      />
      <Select
        label="Reached when this event happens"
        variant="field"
        value={draft.event || anyEvent}
        onChange={(id) => {
          const event = id === anyEvent ? '' : id
          const having = events.find((name) => name.name === event)?.properties ?? []
          setDraft((before) => chooseEvent(before, event, having, proposesWorth))
        }}
        options={eventOptions(events, draft.event)}
      />
      {draft.also.map((name, index) => (
        <Select
          key={name}
          label="Or when this one happens"
          variant="field"
          value={name}
          onChange={(id) =>
            change({ also: id === noEvent ? draft.also.toSpliced(index, 1) : draft.also.with(index, id) })
          }
          options={alsoOptions(others, name)}
        />
      ))}
      {draft.event !== '' && others.length > 0 && (
        <div>
          <Button variant="link" icon={Plus} onPress={() => change({ also: [...draft.also, others[0]!.name] })}>
            Or another event
          </Button>
        </div>
      )}
      <TextField
        label={draft.event ? 'Only on pages like (optional)' : 'Or when a page like this is seen'}
        mono
        value={draft.path}
        onChange={(path) => change({ path })}
        placeholder="/signup/done"
        help={draft.event ? undefined : 'The same patterns as in content groups: * one part, ** any number.'}
      />
      <div>
        <div className={s['fieldLabel']}>Only where</div>
        {draft.where.map((condition, index) => (
          <Condition
            key={index}
            condition={condition}
            number={index + 1}
            events={named}
            known={known}
            onChange={(changed) => change({ where: draft.where.with(index, changed) })}
            onRemove={() => change({ where: draft.where.toSpliced(index, 1) })}
          />
        ))}
        <Button variant="link" icon={Plus} onPress={() => change({ where: [...draft.where, emptyCondition] })}>
          Add a condition
        </Button>
        <RealOrders
          goal={'goal' in result ? result.goal : null}
          onAdd={(conditions) => setDraft((before) => addConditions(before, conditions))}
        />
      </div>
      <div className={s['pair']}>
        <SpanFields
          from={draft.from}
          to={draft.to}
          onChange={change}
          fromLabel="First day (optional)"
          fromHelp="Of the event itself."
          toHelp="Empty: any day."
        />
      </div>
      {(taken.length > 0 || draft.after !== '') && (
        <Select
          label="Only after another goal (optional)"
          variant="field"
          value={draft.after || anybody}
          onChange={(id) => change({ after: id === anybody ? '' : id })}
          options={[
            { id: anybody, label: 'None', note: 'anybody counts' },
            ...taken.map((name) => ({ id: name, label: name })),
          ]}
        />
      )}
      <div className={s['field']}>
        <span className={s['fieldLabel']}>Counted</span>
        <SegmentedControl
          label="Counted"
          value={draft.count}
          onChange={(counting) => change({ count: counting })}
          options={[
            { id: 'once', label: 'Once per person' },
            { id: 'every', label: 'Every time' },
          ]}
        />
        <span className={s['help']}>
          {draft.count === 'once'
            ? `The first occurrence ever; it counts if it lies in the period${draft.after === '' ? '' : ` and the person had reached “${draft.after}” by then`}.`
            : `Each occurrence in the period is a conversion${draft.after === '' ? '' : `, from when the person reached “${draft.after}”`}.`}
        </span>
      </div>
      <div className={s['field']}>
        <span className={s['fieldLabel']}>Worth</span>
        <SegmentedControl
          label="Worth"
          value={draft.value}
          onChange={(value) => {
            setProposesWorth(false)
            change({
              value,
              ...(value === 'property' && draft.valueProperty === '' && { valueProperty: proposedProperty(known) }),
            })
          }}
          options={[
            { id: 'none', label: 'Nothing' },
            { id: 'property', label: 'A property' },
            { id: 'fixed', label: 'A fixed amount' },
          ]}
        />
      </div>
      {draft.value === 'property' && (
        <>
          <Select
            label="Property with the value"
            variant="field"
            value={draft.valueProperty || noProperty}
            onChange={(id) =>
              change({
                valueProperty: id === noProperty ? '' : id,
                ...(id === draft.valueLess && { valueLess: '' }),
              })
            }
            options={valueOptions(known, draft.valueProperty, named, (refunded?.lessened ?? 0) > 0)}
          />
          {(draft.valueLess !== '' || known.some(isRefundedAmount)) && (
            <Select
              label="Less what was given back (optional)"
              variant="field"
              value={draft.valueLess || nothingBack}
              onChange={(id) => change({ valueLess: id === nothingBack ? '' : id })}
              options={lessOptions(known, draft, named)}
            />
          )}
          {counts && (
            <div className={s['why']} role="status">
              <p className={s['warn']}>The value counts what was given back. {counts}</p>
              <div>
                <Button icon={Undo2} onPress={() => change({ valueLess: refunded!.property })}>
                  Take it off
                </Button>
              </div>
            </div>
          )}
        </>
      )}
      {draft.value === 'fixed' && (
        <TextField
          label="Amount of each conversion"
          inputMode="decimal"
          value={draft.fixed}
          onChange={(fixed) => change({ fixed })}
          placeholder="100"
        />
      )}
      <LivePreview goal={'goal' in result ? result.goal : null} />
      {error && (
        <p className={s['warn']} role="alert">
          {error}
        </p>
      )}
      {tried && 'missing' in result && (
        <p className={s['warn']} role="alert">
          {result.missing}
        </p>
      )}
      <div className={s['editorFoot']}>
        <Button variant="ghost" onPress={onDiscard}>
          {isChanged(draft, initial) ? 'Discard' : 'Cancel'}
        </Button>
        <Button variant="primary" type="submit" isPending={saving}>
          {isNew ? 'Add goal' : 'Save'}
        </Button>
      </div>
    </form>
  )
}

function eventOptions(events: readonly EventNameCount[], current: string): Option<string>[] {
  const options: Option<string>[] = [
    { id: anyEvent, label: 'Any event', note: 'only the page decides' },
    ...events.map((event) => ({ id: event.name, label: event.name, note: counted(event.events, 'event') })),
  ]
  if (current && !events.some((event) => event.name === current))
    options.push({ id: current, label: current, note: 'not in the imported events' })
  return options
}

/** Of one more event: those that are not chosen yet. */
const alsoOptions = (others: readonly EventNameCount[], current: string): Option<string>[] => [
  { id: noEvent, label: 'No, without this one' },
  { id: current, label: current },
  ...others.map(({ name, events }) => ({ id: name, label: name, note: counted(events, 'event') })),
]

/** Key of no property chosen yet. */
const noProperty = '\u0000none'

/** What the events have; one that is none of them, from a configuration say, stays and is said to be missing. */
export function propertyOptions(
  known: readonly string[],
  current: string,
  events: readonly string[],
): Option<string>[] {
  const of = events.length > 0 ? eventWords(events) : 'these events'
  const options: Option<string>[] = known.map((property) => ({ id: property, label: property }))
  if (current && !known.includes(current))
    options.push({ id: current, label: current, note: `no event of ${of} has this` })
  const first = { id: noProperty, label: 'Choose a property', note: known.length === 0 ? `${of} has none` : '' }
  return current ? options : [first, ...options]
}

/** Key of taking nothing off. */
const nothingBack = '\u0000nothing'

/** What may have been given back: what is called so first. */
function lessOptions(
  known: readonly string[],
  { valueProperty, valueLess }: Pick<GoalDraft, 'valueProperty' | 'valueLess'>,
  events: readonly string[],
): Option<string>[] {
  const others = known.filter((name) => name !== valueProperty && name !== amountProperty)
  const [called, rest] = [others.filter(isRefundedAmount), others.filter((name) => !isRefundedAmount(name))]
  return [
    { id: nothingBack, label: 'Nothing' },
    ...propertyOptions([...called, ...rest], valueLess, events).filter(({ id }) => id !== noProperty),
  ]
}

/**
 * Of these the amount of the import comes first, with what it is: beside it there may be others of what was charged. `isLess`:
 * the import took refunds off it.
 */
export function valueOptions(
  known: readonly string[],
  current: string,
  events: readonly string[],
  isLess: boolean,
): Option<string>[] {
  const options = propertyOptions(known, current, events)
  const at = options.findIndex(({ id }) => id === amountProperty)
  if (at < 0 || !known.includes(amountProperty)) return options
  const note = `recommended: the amount ${isLess ? 'less refunds' : 'of the import'}`
  const first = options.filter(({ id }) => id === noProperty)
  return [
    ...first,
    { id: amountProperty, label: amountProperty, note },
    ...options.filter(({ id }) => id !== noProperty && id !== amountProperty),
  ]
}

/** How often the goal was reached so far, over all history. */
function LivePreview({ goal }: { goal: Goal | null }) {
  const { status } = useWorkspace()
  const settled = useDebounced(goal, 200)
  const { data, error, stale } = useQuery('goals.preview', { goal: settled ?? noGoal }, { enabled: settled !== null })
  const second = useQuery('goals.secondCurrency', { goal: settled ?? noGoal }, { enabled: settled !== null })
  const unknown = useQuery('goals.refundsUnknown', { goal: settled ?? noGoal }, { enabled: settled !== null })
  const dim = stale || goal === null
  const currency = status?.currency ?? 'USD'
  if (error)
    return (
      <p className={s['warn']} role="alert">
        {error.message}
      </p>
    )
  const shown = settled === null ? undefined : data
  const figures: [string, string][] = [
    ['Conversions', shown ? count(shown.conversions) : '–'],
    ['People', shown ? count(shown.people) : '–'],
    ['Events', shown ? count(shown.events) : '–'],
    ...(goal?.value
      ? ([['Value', shown && shown.value !== null ? moneyBesideNames(shown.value, money(shown.value, currency), currency) : '–']] as [string, string][]) // prettier-ignore
      : []),
  ]
  return (
    <div aria-live="polite">
      <div className={s['fieldLabel']}>In all history</div>
      <dl className={cx(s['preview'], dim && s['counting'])}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {shown && shown.conversions === 0 && !stale && (
        <p className={s['warn']}>Nothing in the imported events matches this yet.</p>
      )}
      {[second.data, unknown.data].map(
        (said) =>
          said &&
          !stale && (
            <p key={said} className={s['warn']}>
              {said}
            </p>
          ),
      )}
      {shown?.noRate && !stale && (
        <>
          <p className={s['warn']}>{shown.noRate}</p>
          <div className={s['rateWays']}>
            <SetRates missing={missingRates(shown.noRate)} sentence={shown.noRate} variant="outline" />
          </div>
        </>
      )}
      {shown && shown.conversions > 0 && shown.value === 0 && goal?.value && 'property' in goal.value && !stale && (
        <p className={s['warn']}>None of these events has an amount in “{goal.value.property}”.</p>
      )}
    </div>
  )
}
