import { CalendarX2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Chip } from '../components/Chip.tsx'
import { ReportMenus } from '../components/ReportMenus.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ButtonLink } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Method } from '../components/Method.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { removalAloneSentence } from '../../shared/notes/two-questions.ts'
import { count, counted, date, inSentence, listedFirst, plural } from '../format.ts'
import { carry } from '../route.ts'
import { known } from '../stack/cost/known.ts'
import { Figures } from '../stack/Figures.tsx'
import { LongList } from '../stack/LongList.tsx'
import s from '../stack/stack.module.css'
import { StackDates } from '../stack/StackDates.tsx'
import { StackScreen } from '../stack/StackScreen.tsx'
import { Trail } from '../stack/Trail.tsx'
import { useMoney, useStackDay } from '../stack/use-day.ts'
import { goalNoun } from '../words.ts'

type Row = ReportRow<'stack-removal'>

const question = 'What if a tool were removed?'
/** Consequences of a kind that fit one screen. */
const mostEffects = 16

/** A scenario: nothing in the inventory changes. */
export default function StackRemoval() {
  const { status } = useWorkspace()
  const { asOf, query, setQuery } = useStackDay()
  const money = useMoney()
  const enabled = (status?.tools ?? 0) > 0
  const costs = useReport('stack-cost', { by: 'tool', asOf }, { enabled })
  const names = (costs.data?.rows ?? []).map((row) => row.key).toSorted((a, b) => a.localeCompare(b, 'en'))
  const costliest = costs.data?.rows.toSorted((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1))[0]?.key ?? null
  const tool = query.get('tool') ?? costliest
  const goal = query.get('goal')
  const removal = useReport('stack-removal', { tool, asOf, goal }, { enabled: enabled && tool !== null })
  const head = (
    <>
      <StackDates asOf={asOf} period={null} onChange={setQuery} />
      <FilterBar
        end={
          <>
            <Chip>scenario: the inventory is not changed</Chip>
            <Method terms={terms} />
          </>
        }
      >
        <Select
          label="Without"
          value={tool ?? ''}
          onChange={(next) => setQuery({ tool: next })}
          options={names.map((name) => ({ id: name, label: name }))}
          set
        />
        {(status?.goals.length ?? 0) > 1 && (
          <Select
            label="Goal"
            value={goal ?? status?.goals[0] ?? ''}
            onChange={(next) => setQuery({ goal: next })}
            options={(status?.goals ?? []).map((name) => ({ id: name, label: name }))}
          />
        )}
      </FilterBar>
    </>
  )
  if (costs.data && names.length === 0)
    return (
      <StackScreen question={question} wouldShow="" head={head} answers={[costs] as const}>
        {() => (
          <>
            <Finding question={question}>No tool is in use that day</Finding>
            {head}
          </>
        )}
      </StackScreen>
    )
  return (
    <StackScreen
      question={question}
      wouldShow="Here you would see what is lost and what is saved without one of the tools."
      head={head}
      answers={[removal] as const}
    >
      {([{ rows, totals, params }], stale) => {
        const lost = rows.filter((row) => row.effect === 'capability lost')
        const kept = rows.filter((row) => row.effect === 'capability kept')
        const cut = rows.filter((row) => row.effect === 'integration cut')
        const dark = rows.filter((row) => row.effect === 'touches dark')
        const noun = goalNoun(totals.goal)
        return (
          <>
            <Finding
              question={<Trail from="Where does it overlap?" href={carry('/stack-overlap', query)} to={question} />}
              stale={stale}
              actions={<ReportMenus slug="stack-removal" params={params} />}
            >
              Without {inSentence(totals.tool)}{' '}
              {totals.annualCost === null ? (
                'an amount nobody wrote down'
              ) : (
                <Num tone="c3">{money.exact(totals.annualCost)} a year</Num>
              )}{' '}
              is saved and{' '}
              {totals.capabilitiesLost + totals.capabilitiesKept === 0 ? (
                'what it can do is not written down'
              ) : totals.capabilitiesLost === 0 ? (
                'no capability is lost'
              ) : (
                <Num tone="c4">
                  {counted(totals.capabilitiesLost, 'capability', 'capabilities')}{' '}
                  {plural(totals.capabilitiesLost, 'is', 'are')} lost
                </Num>
              )}
              {totals.integrationsCut > 0 && `; ${counted(totals.integrationsCut, 'integration')} cut`}
            </Finding>
            {head}
            <Figures
              figures={[
                {
                  label: 'Saved a year',
                  value: known(totals.annualCost, money.exact),
                  tone: 'c3',
                },
                {
                  label: 'Saved in the first year',
                  value: known(totals.savingFirstYear, money.exact),
                  note: `${firstYearWords(totals)}; ${
                    totals.switchingCost === null
                      ? 'no switching cost entered'
                      : `less ${money.exact(totals.switchingCost)} switching cost`
                  }`,
                },
                {
                  label: 'Cancel by',
                  value: totals.cancelBy === null ? 'not known' : date(totals.cancelBy),
                  tone: 'c2',
                  note:
                    totals.daysLeft === null
                      ? 'no renewal date'
                      : totals.daysLeft < 0
                        ? exitWords[totals.exit]
                        : totals.noticeDays === null
                          ? 'at the latest, the day it renews: the notice is not known'
                          : `${counted(totals.daysLeft, 'day')} left${totals.autoRenew ? ', renews by itself' : ''}`,
                },
                {
                  label: 'Redundant today',
                  value: known(totals.redundantSpend, money.exact),
                  note: 'of its cost, within its team',
                },
                {
                  label: 'Pairs cut off',
                  value: count(totals.pairsLost),
                  note: 'of other tools, connected only through it',
                },
                {
                  label: `First ${plural(2, noun.one, noun.many)} dark`,
                  value: totals.firstTouch === null ? '–' : count(totals.firstTouch),
                  note:
                    totals.firstTouch === null
                      ? 'no channel belongs to it'
                      : `and ${count(totals.lastTouch ?? 0)} by last touch, of ${count(totals.conversions ?? 0)}`,
                },
              ]}
            />
            <div className={s['thirds']}>
              <Consequences
                title="Capabilities"
                note={`${count(lost.length)} lost, ${count(kept.length)} kept`}
                empty="It has no capability written down."
                rows={[...lost, ...kept]}
                said={(row) =>
                  row.effect === 'capability lost' ? (
                    <Chip tone="c4">nobody else</Chip>
                  ) : (
                    <span className={s['note']}>{listedFirst(row.by, 6)}</span>
                  )
                }
              />
              <Consequences
                title="Integrations"
                note={`${count(cut.length)} cut`}
                empty="It is connected to nothing in use."
                rows={cut}
                said={() => <CutMark />}
              />
              {dark.length > 0 ? (
                <DarkTouches rows={dark} by={totals.by} many={noun.many} />
              ) : (
                <section>
                  <h2 className={s['title']}>Attributed touches</h2>
                  <EmptyState
                    title="Nothing would go dark that is known"
                    actions={
                      totals.goal === null && <ButtonLink href="#/cost-per-conversion">Cost per conversion</ButtonLink>
                    }
                  >
                    {totals.goal === null
                      ? 'There is no goal to attribute to, or nobody has said what this tool brings: Own tools, under Cost per conversion, says which sources, mediums or campaigns.'
                      : 'No conversion was brought by the channels of this tool.'}
                  </EmptyState>
                </section>
              )}
            </div>
            <TrustLine end={totals.renewalDate ? `renews on ${date(totals.renewalDate)}` : 'no renewal date'}>
              A scenario: figures are worked out as if the tool were not there. Nothing in the inventory changes.{' '}
              {removalAloneSentence(totals.tool, totals.capabilitiesKept)}
            </TrustLine>
          </>
        )
      }}
    </StackScreen>
  )
}

/** From when the first year's saving counts. */
const firstYearWords = ({ exit, renewalDate, annualCost }: Report<'stack-removal'>['totals']): string => {
  const day = renewalDate === null ? '' : date(renewalDate)
  if (annualCost === null) return 'its cost is not known'
  if (exit === 'no date') return 'if it can end today: no renewal date is known'
  if (exit === 'too late') return `too late: it renews on ${day} first`
  if (exit === 'unsure') return `the day to cancel by has passed, and whether it renews by itself is not known`
  if (exit === 'date passed') return `its renewal date ${day} has passed, the next is not known`
  return `from ${day} on, when it ends`
}

/** What is said of a day to cancel by that has passed. */
const exitWords: Record<Report<'stack-removal'>['totals']['exit'], string> = {
  'no date': 'no renewal date',
  'in time': 'still to come',
  'too late': 'too late: that day has passed, it renews by itself',
  unsure: 'that day has passed; whether it renews by itself is not known',
  ends: 'that day has passed, but it does not renew by itself',
  'date passed': 'of a renewal that has passed; the next is not known',
}

const CutMark = () => (
  <span className={s['note']}>
    <CalendarX2 size={12} aria-hidden /> would stop
  </span>
)

interface ConsequencesProps {
  title: string
  note: string
  empty: string
  rows: readonly Row[]
  said: (row: Row) => ReactNode
}

function Consequences({ title, note, empty, rows, said }: ConsequencesProps) {
  return (
    <section>
      <h2 className={s['title']}>
        {title}
        <small>{note}</small>
      </h2>
      {rows.length === 0 ? (
        <p className={s['note']}>{empty}</p>
      ) : (
        <LongList className={s['effects']} items={rows} most={mostEffects}>
          {(row) => (
            <li key={`${row.effect} ${row.name}`}>
              <span>{row.name}</span>
              {said(row)}
            </li>
          )}
        </LongList>
      )}
    </section>
  )
}

function DarkTouches({ rows, by, many }: { rows: readonly Row[]; by: string | null; many: string }) {
  const columns: Column<Row>[] = [
    { id: 'key', header: by ?? 'Channel', value: (row) => row.name, width: '46%', cut: true },
    {
      id: 'first',
      header: 'First touch',
      value: (row) => row.firstTouch,
      cell: (row) => (row.firstTouch === null ? '–' : count(row.firstTouch)),
      align: 'end',
    },
    {
      id: 'last',
      header: 'Last touch',
      value: (row) => row.lastTouch,
      cell: (row) => (row.lastTouch === null ? '–' : count(row.lastTouch)),
      align: 'end',
    },
  ]
  return (
    <section>
      <h2 className={s['title']}>
        Attributed touches going dark<small>{many}</small>
      </h2>
      <DataTable label="Touches going dark" columns={columns} rows={rows} rowKey={(row) => row.name} />
    </section>
  )
}

const terms: [string, string][] = [
  ['Saved a year', 'Its annual cost on the day the stack is looked at.'],
  [
    'Saved in the first year',
    'Of the twelve months from that day, what falls on the days after it ends: from its renewal date on, all of them where no renewal date is known, none where the day to cancel by has passed and it renews by itself first, and to the day on which it ends anyway. Less its switching cost, which is paid once.',
  ],
  ['Capability lost', 'No other active tool has it.'],
  ['Integration cut', 'A connection with another active tool.'],
  ['Pairs cut off', 'Pairs of other tools that are connected, directly or through others, only through it.'],
  [
    'Touches going dark',
    'Conversions whose first or last touch came by what this tool is said to bring (Own tools, under Cost per conversion).',
  ],
]
