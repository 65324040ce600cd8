import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { ExcludePeoplePreview } from '../../shared/api.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { visitorOfSentence } from '../../shared/pages/visitor-of.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { SettingError } from '../components/SettingError.tsx'
import { TextField } from '../components/TextField.tsx'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { count, counted, listed } from '../format.ts'
import { useAskedField } from '../use-asked-field.ts'
import { leaveOutParam } from './command.ts'
import { EmailsNote } from '../imports/EmailsNote.tsx'
import f from '../components/setting.module.css'
import { fitWords } from './fit-words.ts'
import { OwnPeopleNote } from './OwnPeopleNote.tsx'
import { PatternList } from './PatternList.tsx'
import { leaveOutAllProblem, leaveOutProblem, patternsIn } from './problem.ts'
import { useLeaveOut } from './use-leave-out.ts'
import { TrafficLeftOut } from './TrafficLeftOut.tsx'
import { UserAgentsLeftOut } from './UserAgentsLeftOut.tsx'

interface PeopleLeftOutProps {
  patterns: readonly string[]
  userAgents: WorkspaceConfig['excludeUserAgents']
  traffic: WorkspaceConfig['excludeTraffic']
  /** What stands above it has its height, so that it can be scrolled to. */
  settled: boolean
}

/** Who is in no report: the patterns with whom each fits, and one more, counted while it is typed. */
export function PeopleLeftOut({ patterns, userAgents, traffic, settled }: PeopleLeftOutProps) {
  const set = useCommand('config.set')
  const { leaveOut, countAgain } = useLeaveOut(set)
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  // The note of them stands above the field.
  const own = useQuery('excludePeople.suggest', {})
  const section = useAskedField(leaveOutParam, settled && (own.data !== undefined || own.error !== null))
  const saved = useQuery('excludePeople.preview', { excludePeople: [...patterns] })
  const asked = patternsIn(useDebounced(typed, 150), patterns)
  const already = patternsIn(typed, []).length - patternsIn(typed, patterns).length
  const problem = leaveOutAllProblem(typed, patterns)
  const draft = useQuery(
    'excludePeople.preview',
    { excludePeople: asked },
    { enabled: asked.length > 0 && asked.every((each) => leaveOutProblem(each, patterns) === null) },
  )
  const add = async (): Promise<void> => {
    setTried(true)
    if (typed.trim() === '' || problem !== null) return
    if (!(await leaveOut(...patternsIn(typed, patterns)))) return
    setTyped('')
    setTried(false)
  }
  const total = saved.data
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
      <p className={f['note']}>
        Whoever fits is in no report, with all they did before they were known. Their events stay in the workspace and
        are counted as ignored.
      </p>
      <OwnPeopleNote />
      {patterns.some((each) => each.includes('@')) && <EmailsNote />}
      <PatternList
        label="People left out"
        patterns={patterns}
        fits={(index) => fitWords(total?.patterns[index], total?.patterns[index]?.events)}
        disabled={set.running}
        onCountAgain={(pattern) => void countAgain(pattern)}
      />
      <AddForm
        does="Leave out"
        icon={UserRoundX}
        isPending={set.running}
        isDisabled={typed.trim() === ''}
        onAdd={() => void add()}
      >
        <TextField
          label="User ids, or visitor ids of somebody anonymous"
          mono
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setTried(false)
          }}
          // A field of one line would run the lines of a column together.
          onPaste={(event) => {
            const text = event.clipboardData.getData('text')
            if (!/[\r\n\t]/.test(text.trim()) || !(event.target instanceof HTMLInputElement)) return
            event.preventDefault()
            const { selectionStart, selectionEnd } = event.target
            const list = patternsIn(text, []).join(', ')
            setTyped(typed.slice(0, selectionStart ?? 0) + list + typed.slice(selectionEnd ?? typed.length))
            setTried(false)
          }}
          placeholder="*@your-company.com"
          error={tried || problem?.at === 'typing' ? problem?.text : null}
        />
      </AddForm>
      <p className={f['note']} aria-live="polite">
        {typed.trim() === '' || problem !== null ? (
          'Ids, or patterns with * for any characters, such as test-* or *bot*, one or several between commas; case does not count.'
        ) : draft.error ? (
          draft.error.message
        ) : draft.data ? (
          <>
            <Whom asked={asked} found={draft.data} />
            {already > 0 && ` ${count(already)} of them ${already === 1 ? 'is' : 'are'} left out already.`}
          </>
        ) : (
          'Looking who fits …'
        )}
      </p>
      <SettingError error={set.error} />
      <UserAgentsLeftOut settings={userAgents} />
      <TrafficLeftOut settings={traffic} />
    </section>
  )
}

function Whom({ asked, found }: { asked: readonly string[]; found: ExcludePeoplePreview }) {
  const { people, events, patterns } = found
  const ofUsers = asked.flatMap((pattern, index) => visitorOfSentence(pattern, patterns[index]?.users ?? []) ?? [])
  if (ofUsers.length > 0) return <>{ofUsers.slice(0, mostNamed).join(' ')}</>
  if (people === 0) return <>Fits nobody so far; whoever comes later with such an id is left out too.</>
  const [one] = patterns
  const examples = patterns.length === 1 && one ? one.examples : []
  const more = people - examples.length
  const idle = asked.filter((_, index) => patterns[index]?.people === 0)
  return (
    <>
      Fits <b>{counted(people, 'person', 'people')}</b> with {counted(events, 'event')}
      {examples.length > 0 && `: ${examples.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`}.
      {idle.length > 0 && ` Nobody so far has ${listed(idle.slice(0, mostNamed), 'or')}`}
      {idle.length > mostNamed && ` and ${count(idle.length - mostNamed)} more`}
      {idle.length > 0 && '.'}
    </>
  )
}

const mostNamed = 5
