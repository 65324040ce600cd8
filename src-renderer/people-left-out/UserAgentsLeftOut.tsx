import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { UserAgentFit } from '../../shared/api.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { SettingError } from '../components/SettingError.tsx'
import { TextField } from '../components/TextField.tsx'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { useSetting } from '../use-setting.ts'
import f from '../components/setting.module.css'
import s from './people-left-out.module.css'
import { fitWords } from './fit-words.ts'
import { PatternList } from './PatternList.tsx'
import { leaveOutProblem } from './problem.ts'

/** Robots and other browsers whose people are in no report, with how many they are before it holds. */
export function UserAgentsLeftOut({ settings }: { settings: WorkspaceConfig['excludeUserAgents'] }) {
  const set = useCommand('config.set')
  const { put } = useSetting(set, 'excludeUserAgents')
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const pattern = useDebounced(typed.trim(), 150)
  const problem = leaveOutProblem(typed, settings.patterns)
  const isAsked = pattern !== '' && leaveOutProblem(pattern, settings.patterns) === null
  const listed = useQuery('excludeUserAgents.preview', { excludeUserAgents: settings })
  const draft = useQuery(
    'excludeUserAgents.preview',
    { excludeUserAgents: { robots: false, patterns: [pattern] } },
    { enabled: isAsked },
  )
  const found = listed.data
  if (!found) return null
  if (found.known === 0 && !settings.robots && settings.patterns.length === 0)
    return (
      <p className={f['note']}>
        Robots are known by the user agent; no file that was imported names one on its pages. Exports of Segment,
        RudderStack, Snowplow and PostHog do.
      </p>
    )
  const add = async (): Promise<void> => {
    const name = typed.trim()
    setTried(true)
    if (name === '' || problem !== null) return
    const isSaved = await put(
      (before) => ({ ...before, patterns: [...before.patterns, name] }),
      `${name} is left out of all reports.`,
    )
    if (!isSaved) return
    setTyped('')
    setTried(false)
  }
  return (
    <>
      <div className={s['robots']}>
        <Checkbox
          selected={settings.robots}
          onChange={(robots) =>
            void put(
              (before) => ({ ...before, robots }),
              robots ? 'Robots are left out of all reports.' : 'Robots count in all reports again.',
            )
          }
          aside={fits(found.robots)}
        >
          Leave out robots, by their user agent
        </Checkbox>
      </div>
      <Examples of={found.robots} />
      <PatternList
        label="User agents left out"
        patterns={settings.patterns}
        fits={(index) => fits(found.patterns[index])}
        disabled={set.running}
        onCountAgain={(left) =>
          void put(
            (before) => ({ ...before, patterns: before.patterns.filter((other) => other !== left) }),
            `${left} counts in all reports again.`,
          )
        }
      />
      <AddForm
        does="Leave out"
        icon={UserRoundX}
        isPending={set.running}
        isDisabled={typed.trim() === ''}
        onAdd={() => void add()}
      >
        <TextField
          label="User agent"
          mono
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setTried(false)
          }}
          placeholder="*OurMonitor*"
          error={tried || problem?.at === 'typing' ? problem?.text : null}
        />
      </AddForm>
      <p className={f['note']} aria-live="polite">
        {!isAsked || !draft.data
          ? 'Whoever came with such user agents alone is left out; whoever came in another browser too counts.'
          : `Fits ${fits(draft.data.patterns[0])}.`}
      </p>
      {isAsked && draft.data && <Examples of={draft.data.patterns[0]!} />}
      <SettingError error={set.error} />
    </>
  )
}

const fits = (fit: UserAgentFit | undefined): string => fitWords(fit, fit?.pageViews, 'page view')

/** With what they came. */
function Examples({ of: { examples } }: { of: UserAgentFit }) {
  if (examples.length === 0) return null
  return (
    <p className={f['note']}>
      Such as <span className={s['agents']}>{examples.slice(0, 2).join(', ')}</span>.
    </p>
  )
}
