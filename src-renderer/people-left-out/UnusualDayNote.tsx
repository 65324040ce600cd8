import { UserRoundX } from 'lucide-react'
import type { UnusualDay } from '../../shared/api.ts'
import { robotsOfDay, unusualDaySentence } from '../../shared/notes/unusual-day.ts'
import { useCommand, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { useDocumentView } from '../document/view.ts'
import { count, date, listedUpTo, middleCut, plural } from '../format.ts'
import { LeaveOutRobots } from './LeaveOutRobots.tsx'
import s from './people-left-out.module.css'
import { useUnusualDay } from './use-unusual-day.ts'

interface Asked {
  goal: string | null
  from: string | null
  to: string | null
}

/** Where the period of a report holds a day whose people moved its rates: says so, and leaves them out. */
export function UnusualDayNote({ goal, from, to }: Asked) {
  const { status } = useWorkspace()
  const { data: days } = useQuery(
    'excludeTraffic.unusualDays',
    { goal, from, to },
    { enabled: (status?.events ?? 0) > 0 && (status?.goals.length ?? 0) > 0 },
  )
  if (!days?.length) return null
  const [most, ...others] = days.toSorted((a, b) => b.people - a.people)
  return <Note most={most!} others={others} goal={goal} />
}

const mostNamed = 3

/** The address of a day among all days. */
const volumeOf = (day: string, goal: string | null): string =>
  `#/volume?${new URLSearchParams({ measure: 'people', ...(goal !== null && { goal }), day }).toString()}`

function Note({ most, others, goal }: { most: UnusualDay; others: readonly UnusualDay[]; goal: string | null }) {
  const set = useCommand('config.set')
  const { leaveOut, keep } = useUnusualDay(set)
  const inDocument = useDocumentView() !== null
  const { day, landing } = most
  const robots = robotsOfDay(most)
  return (
    <div className={s['own']}>
      <ErrorNote tone="warn" title={[unusualDaySentence(most), robots].filter((said) => said !== null).join(' ')}>
        {set.error?.message ?? (
          <>
            They count in this report
            {others.length > 0 &&
              `, as those of ${listedUpTo(
                mostNamed,
                others.map((each) => date(each.day)),
              )} do, which ${plural(others.length, 'is', 'are')} such ${plural(others.length, 'a day', 'days')} too`}
            .
          </>
        )}
        {!inDocument && (
          <div className={s['decide']}>
            {robots !== null && <LeaveOutRobots set={set} />}
            <Button
              icon={UserRoundX}
              {...(robots === null ? { isPending: set.running } : { variant: 'ghost', isDisabled: set.running })}
              onPress={() => void leaveOut(day)}
            >
              Leave out the visitors who came first on that day
            </Button>
            {landing !== null && (
              <Button
                variant="ghost"
                isDisabled={set.running}
                onPress={() => void leaveOut(day, { landing: landing.path })}
              >
                Only the {count(landing.people)} who landed on {middleCut(landing.path, 32)}
              </Button>
            )}
            <Button variant="ghost" isDisabled={set.running} onPress={() => void keep(day)}>
              Keep them
            </Button>
            <a href={volumeOf(day, goal)}>See who came</a>
          </div>
        )}
      </ErrorNote>
    </div>
  )
}
