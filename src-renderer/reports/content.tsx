/** What the content reports share: the top bar, the ways they can be empty, the words of their method. */
import { FileDown, Flag } from 'lucide-react'
import type { ReactNode } from 'react'
import { channelRules, channelSites, paidMedium } from '../../shared/pages/channels.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { useQuery, useWorkspace } from '../api.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { GoalPicker } from '../components/GoalPicker.tsx'
import { PeriodPicker } from '../components/PeriodPicker.tsx'
import { TopBarSlot } from '../components/TopBar.tsx'
import { counted } from '../format.ts'
import { capital, type Dimension, dimensionWords, goalNoun } from '../words.ts'
import type { Noun } from '../../shared/text/noun.ts'
import { chooseImport } from '../workspaces.ts'
import s from './reports.module.css'

/** `used`: the period of a report that takes one of its own where none is chosen. */
export function ContentTopBar({ used }: { used?: { from: string | null; to: string | null } | undefined }) {
  return (
    <TopBarSlot>
      <PeriodPicker used={used} />
      <GoalPicker />
    </TopBarSlot>
  )
}

export interface ContentContext {
  config: WorkspaceConfig | undefined
  /** The goal asked about: the one in the address, else the workspace's first. */
  goal: string | null
  noun: Noun
  /** One conversion a person at most, so that conversions can be called people. */
  once: boolean
  /** A conversion is worth money: without that every value is 0 and says nothing. */
  hasWorth: boolean
}

export function useContentContext(goalParam: string | null): ContentContext {
  const { status } = useWorkspace()
  const { data: config } = useQuery('config.get', {}, { enabled: Boolean(status) })
  const goal = goalParam ?? status?.goals[0] ?? null
  const definition = config?.goals.find((one) => one.name === goal)
  return {
    config,
    goal,
    noun: goalNoun(goal),
    once: definition?.count !== 'every',
    hasWorth: Boolean(definition?.value),
  }
}

/** Why there cannot be an answer yet, with the way to one; null where there can. */
export function ContentGap({ answer }: { answer: string }): ReactNode {
  const { status } = useWorkspace()
  if (!status) return null
  if (status.events === 0) {
    return (
      <EmptyState
        screen
        icon={FileDown}
        title="No events imported yet"
        actions={
          <Button variant="primary" onPress={() => void chooseImport()}>
            Import files
          </Button>
        }
      >
        Import an export of page views and the event that counts as converting; then this shows {answer}.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      screen
      icon={Flag}
      title="What counts as converting?"
      actions={
        <ButtonLink variant="primary" href="#/goals?add=1">
          Set a goal
        </ButtonLink>
      }
    >
      {counted(status.events, 'event')} are here, but no goal says which of them are conversions. With one, this shows{' '}
      {answer}.
    </EmptyState>
  )
}

export const hasContentGap = (status: { events: number; goals: string[] } | null | undefined): boolean =>
  !status || status.events === 0 || status.goals.length === 0

/** The whole rule, in the order in which it is asked, and the sites it knows. */
function ChannelRules() {
  return (
    <>
      The first of these that fits decides (Google’s published rules; case never matters).
      <ol className={s['channels']}>
        {channelRules.map(({ channel, when }) => (
          <li key={channel}>
            <b>{channel}</b>: {when}
          </li>
        ))}
      </ol>
      {paidMedium} Sites, with their subdomains; * is any country’s domain:
      {channelSites.map(([kind, hosts]) => (
        <p key={kind}>
          {capital(kind)}: {hosts.join(', ')}.
        </p>
      ))}
    </>
  )
}

/** The definitions the content reports rest on; `by` what their keys are, where it may be something else than a page. */
export function contentTerms(
  context: ContentContext,
  lookbackDays: number | null,
  by?: Dimension,
): [string, ReactNode][] {
  const { goal, once, config } = context
  const words = by && dimensionWords[by]
  return [
    ...(words?.means
      ? ([
          [
            words.head,
            by === 'channel' ? (
              <>
                {words.means} <ChannelRules />
              </>
            ) : (
              words.means
            ),
          ],
        ] satisfies [string, ReactNode][])
      : []),
    [
      goal ? `Goal “${goal}”` : 'Goal',
      once
        ? 'Counted once per person: the first occurrence ever, if it lies in the period.'
        : 'Counted every time it happens in the period.',
    ],
    [
      'Pages that count (interactions)',
      `Page views${(config?.interactions.events ?? []).length > 1 ? ' and the other events that count as one in the workspace' : ''} with a content path, outside groups that are steps to convert (flow) or ignored, ${
        lookbackDays === null
          ? 'at any time up to the conversion'
          : `from ${counted(lookbackDays, 'day')} before the conversion up to it`
      }. The page of the conversion itself counts too; nothing after it does.`,
    ],
    [
      'Person',
      {
        'next-user':
          'A user id is a person. An event with only a visitor id belongs to the user next identified on that visitor id, else to the last one before, else to the visitor.',
        'last-user': 'Every event of a visitor id belongs to the last user seen on it.',
        connected: 'Ids that were ever seen together are one person.',
        none: 'The visitor id is the person, else the user id.',
      }[config?.identity ?? 'next-user'],
    ],
  ]
}
