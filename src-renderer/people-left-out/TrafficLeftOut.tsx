import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { workspaceConfig, type WorkspaceConfig } from '../../shared/config.ts'
import { firstSeenName } from '../../shared/notes/first-seen.ts'
import { reports } from '../../shared/reports/index.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { SettingError } from '../components/SettingError.tsx'
import { TextField } from '../components/TextField.tsx'
import { date } from '../format.ts'
import { useSetting } from '../use-setting.ts'
import f from '../components/setting.module.css'
import { fitWords } from './fit-words.ts'
import { PatternList } from './PatternList.tsx'
import s from './people-left-out.module.css'

/** Types of traffic that a source marks, hosts such as that of a staging site, and days on which robots came. */
export function TrafficLeftOut({ settings }: { settings: WorkspaceConfig['excludeTraffic'] }) {
  const set = useCommand('config.set')
  const { put } = useSetting(set, 'excludeTraffic')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const { data: found } = useQuery('excludeTraffic.preview', { excludeTraffic: settings })
  if (!found) return null
  const add = async (): Promise<void> => {
    const hosts = [...settings.hosts, typed]
    const checked = workspaceConfig.shape.excludeTraffic.safeParse({ ...settings, hosts })
    if (!checked.success) {
      setProblem('A host such as staging.example.com, each of them once.')
      return
    }
    if (
      await put(
        (before) => ({ ...before, hosts: checked.data.hosts }),
        `Whoever was on ${typed.trim()} is left out of all reports.`,
      )
    )
      setTyped('')
  }
  return (
    <>
      {found.types.map(({ type, out, ...fit }) => (
        <div key={type} className={s['robots']}>
          <Checkbox
            selected={out}
            onChange={(leaves) =>
              void put(
                (before) => ({
                  ...before,
                  types: leaves ? [...before.types, type] : before.types.filter((each) => each.toLowerCase() !== type),
                }),
                leaves
                  ? `Traffic of type ${type} is left out of all reports.`
                  : `Traffic of type ${type} counts again.`,
              )
            }
            aside={fitWords(fit, fit.events)}
          >
            Leave out whoever has traffic of type {type}
          </Checkbox>
        </div>
      ))}
      <PatternList
        label="Hosts left out"
        patterns={settings.hosts}
        fits={(index) => fitWords(found.hosts[index], found.hosts[index]?.events)}
        disabled={set.running}
        onCountAgain={(left) =>
          void put(
            (before) => ({ ...before, hosts: before.hosts.filter((other) => other !== left) }),
            `Whoever was on ${left} counts in all reports again.`,
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
          label="Host"
          mono
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setProblem(null)
          }}
          placeholder="staging.your-company.com"
          error={problem}
        />
      </AddForm>
      <p className={f['note']}>Whoever was on such a host at least once, such as a staging site, is left out.</p>
      <p className={f['note']}>
        Whoever came first on a day of robots is left out too; the day is chosen in{' '}
        <a href="#/volume">{reports.volume.question}</a>
      </p>
      <PatternList
        label="Days left out"
        patterns={settings.firstSeen.map(firstSeenName)}
        fits={(index) => fitWords(found.firstSeen[index], found.firstSeen[index]?.events)}
        disabled={set.running}
        onCountAgain={(name) =>
          void put(
            (before) => ({ ...before, firstSeen: before.firstSeen.filter((other) => firstSeenName(other) !== name) }),
            `Whoever came first on ${name} counts in all reports again.`,
          )
        }
      />
      <PatternList
        label="Unusual days that count"
        patterns={settings.keptDays.map((day) => date(day))}
        fits={() => 'counts, though it is unusual'}
        undo={(name) => `Ask about ${name} again`}
        disabled={set.running}
        onCountAgain={(name) =>
          void put(
            (before) => ({ ...before, keptDays: before.keptDays.filter((day) => date(day) !== name) }),
            `Reports speak of ${name} again, where it is unusual.`,
          )
        }
      />
      <SettingError error={set.error} />
    </>
  )
}
