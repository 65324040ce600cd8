import { UserRoundCheck, UserRoundX } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { cameFirst, isOwnPattern, ratesOfDay, robotsOfDay } from '../../../shared/notes/unusual-day.ts'
import { useCommand, useQuery } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { CutText } from '../../components/PathChip.tsx'
import { SettingError } from '../../components/SettingError.tsx'
import { useDocumentView } from '../../document/view.ts'
import { count, counted, date, percent } from '../../format.ts'
import { LeaveOutRobots } from '../../people-left-out/LeaveOutRobots.tsx'
import { useUnusualDay } from '../../people-left-out/use-unusual-day.ts'
import s from './visitors-of-day.module.css'

/** Who came first on a day, where and whence, and the way to leave them out of all reports. */
export function VisitorsOfDay({ day, goal }: { day: string; goal: string | null }) {
  const set = useCommand('config.set')
  const { settings, leaveOut, countAgain } = useUnusualDay(set)
  const { data } = useQuery('excludeTraffic.visitorsOfDay', { day, goal })
  const rule = { day, landing: null, onePage: true }
  const { data: narrow } = useQuery('excludeTraffic.preview', { excludeTraffic: { firstSeen: [rule] } })
  const inDocument = useDocumentView() !== null
  const section = useRef<HTMLElement>(null)
  const isThere = data !== undefined
  useEffect(() => {
    if (isThere) section.current?.scrollIntoView({ block: 'nearest' })
  }, [isThere, day])
  if (!data) return null
  const { people, expected, rates, pages, morePages, channels, sources } = data
  const isOut = settings?.firstSeen.some((each) => each.day === day) ?? false
  const robots = robotsOfDay(data)
  const onePage = narrow?.firstSeen[0]?.people ?? 0
  return (
    <section ref={section} className={s['day']} aria-label={`Who came first on ${date(day)}`}>
      <h2>
        {people === 0 ? `Nobody who counts came for the first time on ${date(day)}` : cameFirst(day, people, expected)}
      </h2>
      {rates && data.goal !== null && rates.counted > 0 && <p>{ratesOfDay(rates, data.goal)}.</p>}
      {robots !== null && <p>{robots}</p>}
      {people > 0 && (
        <div className={s['lists']}>
          <Most title="Landed on" of={people} items={pages} more={morePages}>
            {({ name, people: its }) =>
              !inDocument &&
              its < people &&
              isOwnPattern(name) && (
                <Button
                  variant="link"
                  aria-label={`${leaveOutThese(its)} who landed on ${name}`}
                  isDisabled={set.running}
                  onPress={() => void leaveOut(day, { landing: name })}
                >
                  {leaveOutThese(its)}
                </Button>
              )
            }
          </Most>
          <Most title="Channel" of={people} items={channels} />
          <Most title="Source" of={people} items={sources} />
        </div>
      )}
      <div className={s['decide']}>
        {robots !== null && <LeaveOutRobots set={set} />}
        {people > 0 && !isOut && (
          <>
            <Button
              icon={UserRoundX}
              {...(robots === null ? { isPending: set.running } : { variant: 'ghost', isDisabled: set.running })}
              onPress={() => void leaveOut(day)}
            >
              Leave out the visitors who came first on that day
            </Button>
            {onePage > 0 && onePage < people && (
              <Button variant="ghost" isDisabled={set.running} onPress={() => void leaveOut(day, { onePage: true })}>
                Only the {count(onePage)} who saw one page
              </Button>
            )}
          </>
        )}
        {isOut && (
          <Button icon={UserRoundCheck} isPending={set.running} onPress={() => void countAgain(day)}>
            Count again who came first on that day
          </Button>
        )}
      </div>
      <SettingError error={set.error} />
    </section>
  )
}

const leaveOutThese = (people: number): string => `Leave out ${people === 1 ? 'this one' : `these ${count(people)}`}`

interface MostProps {
  title: string
  of: number
  items: readonly { name: string; people: number }[]
  more?: number
  /** What can be done about one of them. */
  children?: (item: { name: string; people: number }) => ReactNode
}

function Most({ title, of, items, more = 0, children }: MostProps) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.name}>
            <CutText text={item.name} />
            <span>
              {count(item.people)} · {percent(item.people / of, 0)}
              {children?.(item)}
            </span>
          </li>
        ))}
        {more > 0 && <li className={s['more']}>and {counted(more, 'more page', 'more pages')}</li>}
      </ul>
    </div>
  )
}
