import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { ExcludePeoplePreview } from '../../shared/api.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { useCommand, useQuery } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { TextField } from '../components/TextField.tsx'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { count, counted } from '../format.ts'
import { useAskedField } from '../use-asked-field.ts'
import { leaveOutParam } from './command.ts'
import s from './people-left-out.module.css'
import { PatternList } from './PatternList.tsx'
import { leaveOutProblem } from './problem.ts'
import { useLeaveOut } from './use-leave-out.ts'
import { UserAgentsLeftOut } from './UserAgentsLeftOut.tsx'

type Fitting = ExcludePeoplePreview['patterns'][number]

interface PeopleLeftOutProps {
  patterns: readonly string[]
  userAgents: WorkspaceConfig['excludeUserAgents']
  /** What stands above it has its height, so that it can be scrolled to. */
  settled: boolean
}

/** Who is in no report: the patterns with whom each fits, and one more, counted while it is typed. */
export function PeopleLeftOut({ patterns, userAgents, settled }: PeopleLeftOutProps) {
  const set = useCommand('config.set')
  const { leaveOut, countAgain } = useLeaveOut(set)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const section = useAskedField(leaveOutParam, settled)
  const listed = useQuery('excludePeople.preview', { excludePeople: [...patterns] })
  const pattern = useDebounced(typed.trim(), 150)
  const problem = leaveOutProblem(typed, patterns)
  const draft = useQuery(
    'excludePeople.preview',
    { excludePeople: [pattern] },
    { enabled: pattern !== '' && leaveOutProblem(pattern, patterns) === null },
  )
  const add = async (): Promise<void> => {
    setTried(true)
    if (typed.trim() === '' || problem !== null) return
    if (!(await leaveOut(typed.trim()))) return
    setTyped('')
    setTried(false)
  }
  const total = listed.data
  return (
    <section ref={section} aria-labelledby="left-out-title">
      <h2 id="left-out-title">
        People left out
        <small>
          {total && total.people > 0
            ? `${counted(total.people, 'person', 'people')} with ${counted(total.events, 'event')}`
            : 'own staff, test accounts, bots'}
        </small>
      </h2>
      <p className={s['note']}>
        Whoever fits is in no report, with all they did before they were known. Their events stay in the workspace and
        are counted as ignored.
      </p>
      <PatternList
        label="People left out"
        patterns={patterns}
        fits={(index) => words(total?.patterns[index])}
        disabled={set.running}
        onCountAgain={(pattern) => void countAgain(pattern)}
      />
      <form
        className={s['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField
          label="User id, or visitor id of somebody anonymous"
          mono
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setTried(false)
          }}
          placeholder="*@your-company.com"
          error={tried || problem?.at === 'typing' ? problem?.text : null}
        />
        <Button
          type="submit"
          variant="primary"
          icon={UserRoundX}
          isPending={set.running}
          isDisabled={typed.trim() === ''}
        >
          Leave out
        </Button>
      </form>
      <p className={s['note']} aria-live="polite">
        {typed.trim() === '' || problem !== null ? (
          'One id, or a pattern with * for any characters, such as test-* or *bot*; case does not count.'
        ) : draft.error ? (
          draft.error.message
        ) : draft.data ? (
          <Whom fitting={draft.data.patterns[0]!} />
        ) : (
          'Looking who fits …'
        )}
      </p>
      {set.error && (
        <div className={s['error']}>
          <ErrorNote title={set.error.message} />
        </div>
      )}
      <UserAgentsLeftOut settings={userAgents} />
    </section>
  )
}

const words = (fitting: Fitting | undefined): string =>
  fitting === undefined
    ? '–'
    : fitting.people === 0
      ? 'nobody so far'
      : `${counted(fitting.people, 'person', 'people')}, ${counted(fitting.events, 'event')}`

function Whom({ fitting: { people, events, examples } }: { fitting: Fitting }) {
  if (people === 0) return <>Fits nobody so far; whoever comes later with such an id is left out too.</>
  const more = people - examples.length
  return (
    <>
      Fits <b>{counted(people, 'person', 'people')}</b> with {counted(events, 'event')}: {examples.join(', ')}
      {more > 0 && ` and ${count(more)} more`}.
    </>
  )
}
