import type { ReactNode } from 'react'
import { howJoined, identityFinding, ruleChanges } from '../../shared/findings/identity.ts'
import { ruleNames } from '../../shared/notes/unused-aliases.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useCommand, useQuery, useReport, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { CutText } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { count, counted, date, plural } from '../format.ts'
import { useQueryParams } from '../route.ts'
import { NoIdsNote } from '../user-ids/NoIdsNote.tsx'
import { SharedIdsNote } from '../user-ids/SharedIdsNote.tsx'
import { UserCapitalsNote } from '../user-ids/UserCapitalsNote.tsx'
import { saveConfig } from '../save-config.ts'
import { capital } from '../words.ts'
import { useContentContext } from './content.tsx'
import c from './reports.module.css'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { Said } from './notes/Said.tsx'
import { paramsFrom } from './view.ts'

const slug = 'identity'
type Row = ReportRow<'identity'>
type Suspicious = Report<'identity'>['totals']['suspicious'][number]
type Blocked = Report<'identity'>['totals']['blocked'][number]

const ruleWords: Record<Row['rule'], { name: string; meaning: string }> = {
  'next-user': {
    name: ruleNames['next-user'],
    meaning: 'An event without a user belongs to the user next identified on its visitor id, else the last one before.',
  },
  'last-user': {
    name: ruleNames['last-user'],
    meaning: 'Every event of a visitor id belongs to the last user seen on it.',
  },
  connected: { name: ruleNames.connected, meaning: 'Ids that were ever seen together are one person.' },
  none: { name: ruleNames.none, meaning: 'The visitor id is the person, else the user id.' },
}

/** Capitals and blanks around do not count. */
const keyOf = (id: string): string => id.trim().toLowerCase()

/** What hangs on who is taken for one person: every rule beside the one that is on, and ids to doubt. */
export default function Identity() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: (status?.events ?? 0) > 0 })
  const filters = (
    <Select
      label="Suspicious from"
      value={String(params.minUsers)}
      set={params.minUsers !== 2}
      onChange={(id) => setQuery({ minUsers: id === '2' ? null : id })}
      options={['2', '3', '5', '10', '20'].map((id) => ({ id, label: `${id} users` }))}
    />
  )
  return (
    <ReportScreen slug={slug} answer={answer} would="how people are told apart" filters={filters} goalless>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

interface AnswerProps {
  report: Report<'identity'>
  answer: ReturnType<typeof useReport<'identity'>>
  filters: ReactNode
}

function Answer({ report, answer, filters }: AnswerProps) {
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { rows, totals, params } = report
  const { noun } = useContentContext(params.goal)
  const zone = status?.timeZone ?? 'UTC'
  const active = rows.find((row) => row.active)
  const use = async (rule: Row['rule']): Promise<void> => {
    const before = active?.rule
    const said = `People are now told apart by “${ruleWords[rule].name}”.`
    await saveConfig(set, { identity: rule }, before ? { identity: before } : null, said)
  }
  const { data: config } = useQuery('config.get', {}, { enabled: totals.blocked.length > 0 })
  const noIds = config?.noIds ?? []
  const isSaid = new Set(noIds.map(keyOf))
  const countAgain = (id: string): Promise<boolean> =>
    saveConfig(set, { noIds: noIds.filter((each) => keyOf(each) !== keyOf(id)) }, { noIds }, `“${id}” is an id again.`)
  const said = identityFinding(report, noun)
  const number = (value: number | null): string => (value === null ? '–' : count(value))
  const columns: Column<Row>[] = [
    {
      id: 'rule',
      header: 'Rule',
      width: '38%',
      sortable: false,
      value: (row) => row.rule,
      cell: (row) => (
        <span className={c['rule']}>
          <span>
            <b>{ruleWords[row.rule].name}</b> {row.active && <Chip tone="c1">in use</Chip>}
          </span>
          <span className={c['few']}>{ruleWords[row.rule].meaning}</span>
          {active && !row.active && <span>{capital(ruleChanges(row, active, noun))}.</span>}
        </span>
      ),
    },
    {
      id: 'people',
      header: 'People',
      sortable: false,
      align: 'end',
      value: (row) => row.people,
      cell: (row) => count(row.people),
    },
    {
      id: 'several',
      header: 'Several devices',
      title: 'People with two visitor ids or more: devices or browsers',
      sortable: false,
      align: 'end',
      value: (row) => row.severalVisitors,
      cell: (row) => count(row.severalVisitors),
    },
    {
      id: 'login',
      header: 'By login',
      title: 'People some of whose events are theirs because they logged in on that device at another time',
      sortable: false,
      align: 'end',
      value: (row) => row.byLogin,
      cell: (row) => count(row.byLogin),
    },
    {
      id: 'previous',
      header: 'By previous id',
      title: 'People some of whose events carry an id that an alias says is theirs',
      sortable: false,
      align: 'end',
      value: (row) => row.byPreviousId,
      cell: (row) => count(row.byPreviousId),
    },
    {
      id: 'conversions',
      header: capital(noun.many),
      sortable: false,
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => number(row.conversions),
    },
    {
      id: 'attributed',
      header: 'Attributed',
      title: `${capital(noun.many)} with a page up to them`,
      sortable: false,
      align: 'end',
      value: (row) => row.attributed,
      cell: (row) => number(row.attributed),
    },
    {
      id: 'use',
      header: '',
      title: 'Use this rule',
      sortable: false,
      align: 'end',
      value: () => null,
      cell: (row) =>
        row.active ? (
          ''
        ) : (
          <Button
            variant="link"
            aria-label={`Use ${ruleWords[row.rule].name}`}
            isDisabled={set.running}
            onPress={() => void use(row.rule)}
          >
            Use
          </Button>
        ),
    },
  ]
  const suspicious: Column<Suspicious>[] = [
    {
      id: 'visitor',
      header: 'Visitor id',
      value: (row) => row.visitor,
      cell: (row) => <CutText text={row.visitor} />,
      cut: true,
      width: '30%',
    },
    { id: 'users', header: 'Users', align: 'end', value: (row) => row.users, cell: (row) => count(row.users) },
    {
      id: 'examples',
      header: 'Such as',
      value: (row) => row.examples.join(', '),
      cell: (row) => `${row.examples.slice(0, 3).join(', ')}${row.users > 3 ? ' …' : ''}`,
      cut: true,
      width: '30%',
    },
    { id: 'events', header: 'Events', align: 'end', value: (row) => row.events, cell: (row) => count(row.events) },
    {
      id: 'from',
      header: 'First seen',
      align: 'end',
      dim: true,
      value: (row) => row.firstAt,
      cell: (row) => date(row.firstAt, zone),
    },
    {
      id: 'to',
      header: 'Last seen',
      align: 'end',
      dim: true,
      value: (row) => row.lastAt,
      cell: (row) => date(row.lastAt, zone),
    },
  ]
  const blocked: Column<Blocked>[] = [
    {
      id: 'id',
      header: 'Id',
      value: (row) => row.id,
      cell: (row) => (row.id === '' ? '(empty)' : row.id),
      width: '40%',
    },
    { id: 'as', header: 'As', value: (row) => row.as },
    { id: 'events', header: 'Events', align: 'end', value: (row) => row.events, cell: (row) => count(row.events) },
    ...(isSaid.size > 0
      ? [
          {
            id: 'again',
            header: '',
            title: 'Count it as an id again',
            sortable: false,
            align: 'end',
            value: () => null,
            cell: (row) =>
              isSaid.has(keyOf(row.id)) ? (
                <Button
                  variant="link"
                  aria-label={`Count ${row.id} as an id again`}
                  isDisabled={set.running}
                  onPress={() => void countAgain(row.id)}
                >
                  Count again
                </Button>
              ) : (
                ''
              ),
          } satisfies Column<Blocked>,
        ]
      : []),
  ]
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={said && <Said words={said.headline} />}
      sub={active && howJoined(active)}
      filters={filters}
      method={[
        [
          'Several devices',
          'People with two visitor ids or more on their events: a second device, another browser, cleared cookies.',
        ],
        [
          'By login',
          'People some of whose events carry no user id and are theirs because they were identified on that visitor id.',
        ],
        ['By previous id', 'People some of whose events carry an id that an alias says was theirs.'],
        ['Attributed', `${capital(noun.many)} with a page that counts up to them; the others are the row (none).`],
        [
          'Newly and no longer counted',
          `Where a rule joins or parts people, a first ${noun.one} ever may be counted that was not before, or the other way round.`,
        ],
        [
          'Begins elsewhere',
          `${capital(noun.many)} counted under both rules whose first page is another one, or that have one under one of them only.`,
        ],
        ...rows.map((row): [string, string] => [ruleWords[row.rule].name, ruleWords[row.rule].meaning]),
        [
          'One person in two tools',
          'Where one file knows people by email and another by an id, import a list that has both (columns such as email, user_id and created_at), make the email of identifies the other id of the user when you import them (where they are in already, a button here reads them again with it), or choose the email as user for the columns of the other file. An alias makes its id, as user and as visitor, the user.',
        ],
        [
          'Suspicious ids',
          'Visitor ids on which several users were identified: shared devices, test machines, or ids that are none.',
        ],
        [
          'Ids that identify nobody',
          'Empty, null, undefined, anonymous, guest, -1 and all zeros, as user or as visitor, and what was said here to be no id. A row left without an id is stored and counted as ignored.',
        ],
      ]}
      addsUp={totals.events === totals.used + totals.outsidePeriod + totals.ignored}
      trust={
        <>
          {counted(totals.visitors, 'visitor id')}, {counted(totals.users, 'user id')},{' '}
          {counted(totals.aliases, 'alias', 'aliases')}.
          {status?.userIds.ignoreCase === true && ' Capitals of user ids do not count.'}
        </>
      }
    >
      {set.error && <ErrorNote title={set.error.message} />}
      <UserCapitalsNote capitals={totals.capitals} />
      <NoIdsNote />
      <SharedIdsNote here />
      <div className={c['table']}>
        <DataTable label="Rules" columns={columns} rows={rows} rowKey={(row) => row.rule} stale={answer.stale} />
      </div>
      <section className={c['section']} aria-labelledby="suspicious-title">
        <h2 id="suspicious-title">
          Suspicious ids
          <small>
            {totals.suspiciousVisitors === 0
              ? 'none'
              : `${counted(totals.suspiciousVisitors, 'visitor id')} with ${params.minUsers} users or more${totals.suspicious.length < totals.suspiciousVisitors ? `; the first ${count(totals.suspicious.length)}` : ''}`}
          </small>
        </h2>
        {totals.suspicious.length > 0 && (
          <DataTable
            namesPeople
            label="Suspicious ids"
            columns={suspicious}
            rows={totals.suspicious}
            rowKey={(row) => row.visitor}
          />
        )}
      </section>
      <section className={c['section']} aria-labelledby="blocked-title">
        <h2 id="blocked-title">
          Ids that identify nobody
          <small>
            {totals.blocked.length === 0
              ? 'none'
              : `${count(totals.blocked.length)}, on ${counted(
                  totals.blocked.reduce((sum, row) => sum + row.events, 0),
                  'event',
                )}; ${plural(totals.blocked.length, 'it joins', 'they join')} no one`}
          </small>
        </h2>
        {totals.blocked.length > 0 && (
          <DataTable
            label="Ids that identify nobody"
            columns={blocked}
            rows={totals.blocked}
            rowKey={(row) => `${row.as} ${row.id}`}
          />
        )}
      </section>
    </ReportAnswer>
  )
}
