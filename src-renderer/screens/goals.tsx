import { unknownEventSentence } from '../../shared/notes/unknown-event.ts'
import { Flag, Plus, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Goal } from '../../shared/config.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { cx } from '../components/cx.ts'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { saveConfig } from '../save-config.ts'
import s from '../content-groups/content-groups.module.css'
import { count, money, moneyBesideNames } from '../format.ts'
import { emptyGoal, fromGoal, goalWords, noGoal, withGoal } from '../goals/draft.ts'
import { GoalEditor } from '../goals/GoalEditor.tsx'
import { type DraftOf, forgetDraft, keptDraft } from '../goals/kept.ts'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { SetRates } from '../rates/SetRates.tsx'
import { useQueryParams } from '../route.ts'

const newGoal = -1

/** What counts as converting: the list, each with its count, and an editor beside it. */
export default function Goals() {
  const { status } = useWorkspace()
  const { data: config, error } = useQuery('config.get', {})
  const set = useCommand('config.set')
  /** Index of the goal that is edited, `newGoal`, or null. */
  const [query, setQuery] = useQueryParams()
  const [editing, setEditing] = useState<number | null>(query.get('add') === null ? null : newGoal)
  useEffect(() => {
    // Asked for once: coming back shows the list.
    if (query.get('add') !== null) setQuery({ add: null }, { replace: true })
  }, [query, setQuery])
  useScreenCommands(
    useMemo(
      (): Command[] => [
        { id: 'add-goal', label: 'Add a goal', kind: 'Action', icon: Plus, run: () => setEditing(newGoal) },
      ],
      [],
    ),
  )
  if (!status) return null
  if (!config) {
    return (
      <Page>
        <Finding question="Goals">{error ? 'The goals could not be read' : 'Reading the goals'}</Finding>
        <div className={s['gap']}>
          {error ? <ErrorNote title={error.message} /> : <Working label="Reading the goals" />}
        </div>
      </Page>
    )
  }
  const { goals } = config
  const edited = editing === null || editing === newGoal ? undefined : goals[editing]
  const keptAs: DraftOf = { file: status.file, goal: edited?.name ?? null }

  const put = (next: Goal[], said: string): Promise<boolean> => saveConfig(set, { goals: next }, { goals }, said)
  const save = async (goal: Goal): Promise<void> => {
    const next = edited && editing !== null ? withGoal(goals, editing, goal) : [...goals, goal]
    if (await put(next, edited ? `Goal “${goal.name}” saved.` : `Goal “${goal.name}” added.`)) {
      forgetDraft(keptAs)
      setEditing(null)
    }
  }
  const remove = async (index: number): Promise<void> => {
    const goal = goals[index]
    if (goal && (await put(goals.toSpliced(index, 1), `Goal “${goal.name}” removed.`))) {
      forgetDraft({ file: status.file, goal: goal.name })
      setEditing(null)
    }
  }
  const first = async (index: number): Promise<void> => {
    const goal = goals[index]
    if (goal && (await put([goal, ...goals.toSpliced(index, 1)], `“${goal.name}” is the goal asked about at first.`)))
      setEditing(editing === index ? 0 : null)
  }

  const isNewKept = keptDraft({ file: status.file, goal: null }) !== null
  const leave = (): void => {
    set.reset()
    setEditing(null)
  }

  if (goals.length === 0 && editing === null) {
    return (
      <Page>
        <EmptyState
          screen
          icon={Flag}
          title="What counts as converting?"
          actions={
            <Button variant="primary" icon={Plus} onPress={() => setEditing(newGoal)}>
              Add a goal
            </Button>
          }
        >
          A goal is an event such as “Signed up”, or a page such as /thanks. Every report about content asks which pages
          lead to one.{isNewKept && ' The one you left is kept, and not saved yet.'}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page>
      <Finding
        question="Goals"
        actions={
          <Button variant="primary" icon={Plus} onPress={() => setEditing(newGoal)}>
            Add a goal
          </Button>
        }
      >
        <Sentence goals={goals} />
      </Finding>
      {set.error && editing === null && (
        <div className={s['gap']}>
          <ErrorNote title={set.error.message} />
        </div>
      )}
      <div className={s['columns']}>
        <section aria-labelledby="goals-title">
          <div className={s['titleRow']}>
            <h2 id="goals-title">
              Goals<small>in all history; reports take their own period</small>
            </h2>
          </div>
          <div className={cx(s['goal'], s['goalHead'])} aria-hidden="true">
            <span />
            <span className={s['end']}>Conversions</span>
            <span className={s['end']}>People</span>
            <span className={s['end']}>Value</span>
            <span />
          </div>
          <ul>
            {goals.map((goal, index) => (
              <GoalRow
                key={goal.name}
                goal={goal}
                first={index === 0 && goals.length > 1}
                editing={editing === index}
                drafted={editing !== index && keptDraft({ file: status.file, goal: goal.name }) !== null}
                onEdit={() => setEditing(index)}
                onRemove={() => void remove(index)}
              />
            ))}
          </ul>
          {editing !== null && editing > 0 && (
            <p className={s['gap']}>
              <Button variant="link" onPress={() => void first(editing)}>
                Make “{goals[editing]?.name}” the goal asked about at first
              </Button>
            </p>
          )}
        </section>
        <div className={s['side']}>
          {editing === null ? (
            <>
              <p className={s['note']}>Choose a goal to change it. What it counts is shown as you type.</p>
              {isNewKept && (
                <p className={s['note']}>
                  The new goal that you left is not saved yet.{' '}
                  <Button variant="link" onPress={() => setEditing(newGoal)}>
                    Go on with it
                  </Button>
                </p>
              )}
            </>
          ) : (
            <GoalEditor
              key={editing === newGoal ? 'new' : (edited?.name ?? '')}
              initial={edited ? fromGoal(edited) : emptyGoal}
              keptAs={keptAs}
              taken={goals.filter((_, index) => index !== editing).map((goal) => goal.name)}
              isNew={!edited}
              saving={set.running}
              error={set.error?.message ?? null}
              onSave={(goal) => void save(goal)}
              onLeave={leave}
              onDiscard={() => {
                forgetDraft(keptAs)
                leave()
              }}
            />
          )}
        </div>
      </div>
      <TrustLine end={status.timeZone}>
        Goals apply to all history at once. <b>Once per person</b> counts the first occurrence ever; a person is counted
        as the identity rule joins ids.
      </TrustLine>
    </Page>
  )
}

function Sentence({ goals }: { goals: readonly Goal[] }) {
  const [first] = goals
  const { data } = useQuery('goals.preview', { goal: first ?? noGoal }, { enabled: first !== undefined })
  if (!first) return <>What counts as converting?</>
  if (!data) return <>{goals.length === 1 ? 'One goal' : `${goals.length} goals`}</>
  if (data.conversions === 0) return <>Nobody reached “{first.name}” in the imported events</>
  return (
    <>
      “{first.name}” was reached <Num>{count(data.conversions)}</Num> {data.conversions === 1 ? 'time' : 'times'}
      {first.count === 'every' && `, by ${count(data.people)} people`}
      {goals.length === 2 && '; there is one other goal'}
      {goals.length > 2 && `; there are ${goals.length - 1} other goals`}
    </>
  )
}

interface GoalRowProps {
  goal: Goal
  first: boolean
  editing: boolean
  /** What was typed of it is kept. */
  drafted: boolean
  onEdit: () => void
  onRemove: () => void
}

function GoalRow({ goal, first, editing, drafted, onEdit, onRemove }: GoalRowProps) {
  const { status } = useWorkspace()
  const { data, error } = useQuery('goals.preview', { goal })
  const { data: unknowns } = useQuery('goals.unknownEvents', {})
  const unknown = unknowns?.find((each) => each.goal === goal.name)
  const currency = status?.currency ?? 'USD'
  const worth = data && goal.value ? data.value : null
  return (
    <li className={cx(s['goal'], editing && s['goalEditing'])}>
      <AriaButton className={s['goalButton'] ?? ''} onPress={onEdit} aria-pressed={editing}>
        <span className={s['goalName']}>
          {goal.name}
          {first && <Chip>asked about at first</Chip>}
          {drafted && <Chip tone="warn">changes not saved</Chip>}
          {data?.conversions === 0 && <Chip tone="warn">never reached</Chip>}
        </span>
        <span className={s['goalWords']}>
          {error ? error.message : (data?.noRate ?? (unknown ? unknownEventSentence(unknown) : goalWords(goal)))}
        </span>
      </AriaButton>
      <span className={s['end']}>{data ? count(data.conversions) : '–'}</span>
      <span className={s['end']}>{data ? count(data.people) : '–'}</span>
      <span className={cx(s['end'], s['dim'])} title={worth === null ? undefined : money(worth, currency)}>
        {worth === null ? '–' : moneyBesideNames(worth, money(worth, currency), currency)}
      </span>
      <IconButton icon={X} label={`Remove ${goal.name}`} onPress={onRemove} />
      {data?.noRate && !editing && (
        <div className={s['goalWays']}>
          <SetRates missing={missingRates(data.noRate)} sentence={data.noRate} variant="outline" />
        </div>
      )}
    </li>
  )
}
