import { FileJson, FileText, Pencil, Plus, Printer } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import { oddsWords } from '../../shared/statistics/odds.ts'
import { useQuery, useReport, useWorkspace } from '../api.ts'
import { type Command, useScreenCommands } from '../commands.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { CopyMenu } from '../components/CopyMenu.tsx'
import { useReportExports } from '../components/report-exports.ts'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { FilterBar } from '../components/FilterBar.tsx'
import { Finding } from '../components/Finding.tsx'
import { SaveMenu } from '../components/SaveMenu.tsx'
import { Method } from '../components/Method.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { ResultCharts } from '../decision/ResultCharts.tsx'
import s from '../decision/decision.module.css'
import { DecisionList } from '../decision/DecisionList.tsx'
import { saveDocument } from '../decision/document.ts'
import { terms } from '../decision/method.ts'
import { useDocumentView } from '../document/view.ts'
import { editorHref, recordHref, useDecision, versionOf } from '../decision/use-decision.ts'
import { Placeholders, Verdict } from '../decision/Verdict.tsx'
import {
  type DecisionOption,
  inputLabel,
  inputValue,
  kindWords,
  type Swing,
  type Totals,
  years,
} from '../decision/words.ts'
import { count, date, money, percent } from '../format.ts'
import { navigate, toHref, useQueryParams } from '../route.ts'
import { useEngine } from '../api.ts'
import { commandLine, paramsFrom } from './view.ts'

const horizons = ['1', '2', '3', '5', '7', '10'] as const
const rates = ['0', '0.05', '0.08', '0.1', '0.12', '0.15'] as const

/** Every decision, or what one of them comes to. */
export default function BuildVsBuy() {
  const [query] = useQueryParams()
  const { name, summaries, summary } = useDecision(query)
  useScreenCommands(
    useMemo(
      (): Command[] => [
        { id: 'new-decision', label: 'New decision', kind: 'Action', icon: Plus, run: () => navigate('/decision') },
      ],
      [],
    ),
  )
  if (!summaries.data)
    return (
      <Page>
        <Finding question="Build or buy?">
          {summaries.error ? 'There is no answer to this' : 'Reading decisions'}
        </Finding>
        <div className={s['below']}>{summaries.error && <ErrorNote title={summaries.error.message} />}</div>
      </Page>
    )
  if (name === null) return <DecisionList decisions={summaries.data} />
  if (!summary)
    return (
      <Page>
        <Finding question={<a href="#/build-vs-buy">Build or buy?</a>}>There is no decision “{name}”</Finding>
        <div className={s['below']}>
          <ErrorNote
            title="It may have been renamed or deleted."
            actions={<ButtonLink href="#/build-vs-buy">Show every decision</ButtonLink>}
          />
        </div>
      </Page>
    )
  return <Result key={summary.name} name={summary.name} />
}

function Result({ name }: { name: string }) {
  const { status } = useWorkspace()
  const { call } = useEngine()
  const [query, setQuery] = useQueryParams()
  const { summary, record } = useDecision(query)
  const params = paramsFrom('build-vs-buy', query)
  const version = versionOf(query)
  const table = query.get('view') === 'table'
  const saved = record.data?.decision
  const horizon = Number(query.get('horizon')) || null
  const rate = query.get('rate') === null ? null : Number(query.get('rate'))
  const isWhatIf =
    saved !== undefined &&
    ((horizon !== null && horizon !== saved.horizonYears) || (rate !== null && rate !== saved.discountRate))
  const asked = saved && {
    ...saved,
    ahp: saved.ahp ?? undefined,
    horizonYears: horizon ?? saved.horizonYears,
    discountRate: rate ?? saved.discountRate,
  }
  const stored = useReport('build-vs-buy', { ...params, decision: name, version })
  const exports = useReportExports('build-vs-buy', { ...params, decision: name, version })
  const supposed = useQuery(
    'decisions.evaluate',
    { decision: asked ?? placeholder, seed: params.seed },
    { enabled: isWhatIf },
  )
  const report = isWhatIf && supposed.data ? supposed : stored
  const currency = status?.currency ?? 'USD'
  const trail = (
    <>
      <a href="#/build-vs-buy">Build or buy?</a>
      <span aria-hidden="true">/</span>
      {name}
    </>
  )
  const error = stored.error ?? (isWhatIf ? supposed.error : null)
  if (!status || error || !report.data || !saved || !summary)
    return (
      <Page>
        <Finding question={trail}>{error ? 'There is no answer to this' : 'Drawing ten thousand futures'}</Finding>
        <div className={s['below']}>
          {error ? (
            <ErrorNote title={error.message} actions={<Button onPress={stored.retry}>Try again</Button>} />
          ) : (
            <Working label="Drawing ten thousand futures" />
          )}
        </div>
      </Page>
    )
  const { totals, rows } = report.data
  const stale = report.stale || (isWhatIf && !supposed.data)
  const { decided, revisitOn } = saved
  const [build, buy] = totals.options
  const swings = rows.filter((row) => row.swing > 0)
  const flips = swings.filter((row) => row.low > 0 !== row.high > 0)
  const exact = (value: number): string => money(value, currency)
  const shownVersion = record.data?.version ?? summary.version

  return (
    <Page busy={stale}>
      <Finding
        question={trail}
        sub={
          <>
            {decided
              ? `Decided: ${decided.choice}${decided.by ? `, by ${decided.by}` : ''}${decided.on ? ` on ${date(decided.on)}` : ''}. `
              : 'Not decided yet. '}
            {revisitOn && `Revisit on ${date(revisitOn)}.`}
          </>
        }
        actions={
          <>
            <ButtonLink href={editorHref(name)}>
              <Pencil size={14} aria-hidden />
              Inputs
            </ButtonLink>
            <ButtonLink href={recordHref(name, version)}>
              <FileText size={14} aria-hidden />
              Record
            </ButtonLink>
            <SaveMenu
              entries={[
                {
                  id: 'markdown',
                  label: 'Record as Markdown',
                  icon: FileText,
                  onAction: () => void saveDocument(call, { id: summary.id, version, format: 'markdown', name }),
                },
                {
                  id: 'json',
                  label: 'Decision as JSON',
                  note: 'imports again without loss',
                  icon: FileJson,
                  onAction: () => void saveDocument(call, { id: summary.id, version, format: 'json', name }),
                },
                ...exports.csv,
                exports.json,
                {
                  id: 'print',
                  label: 'Printable page',
                  icon: Printer,
                  onAction: () => navigate(recordHref(name, version).slice(1)),
                },
              ]}
            />
            <CopyMenu command={commandLine('build-vs-buy', { ...params, decision: name, version }, status)} />
          </>
        }
      >
        <Verdict totals={totals} currency={currency} />
      </Finding>
      <Placeholders of={totals.placeholders} />
      <FilterBar end={<Method terms={terms} />}>
        {(record.data?.versions.length ?? 0) > 1 && (
          <Select
            label="Version"
            value={String(shownVersion)}
            onChange={(next) => setQuery({ version: Number(next) === summary.version ? null : next })}
            options={(record.data?.versions ?? []).map((each) => ({
              id: String(each.version),
              label: String(each.version),
              note: `${date(each.savedAt)}${each.note ? `, ${each.note}` : ''}`,
            }))}
            set={shownVersion !== summary.version}
          />
        )}
        <Select
          label="Horizon"
          value={String(horizon ?? saved.horizonYears)}
          onChange={(next) => setQuery({ horizon: Number(next) === saved.horizonYears ? null : next })}
          options={choices(horizons, String(saved.horizonYears)).map((id) => ({ id, label: years(Number(id)) }))}
          set={horizon !== null && horizon !== saved.horizonYears}
        />
        <Select
          label="Discount rate"
          value={String(rate ?? saved.discountRate)}
          onChange={(next) => setQuery({ rate: Number(next) === saved.discountRate ? null : next })}
          options={choices(rates, String(saved.discountRate)).map((id) => ({ id, label: percent(Number(id), 0) }))}
          set={rate !== null && rate !== saved.discountRate}
        />
        <span className={s['note']}>
          {totals.veto ? 'Veto: it cannot be recreated' : 'No veto: it can be recreated'}
        </span>
      </FilterBar>
      {isWhatIf && (
        <div className={s['whatIf']} role="status">
          What if: the saved decision has {years(saved.horizonYears)} at {percent(saved.discountRate, 0)}.
          <Button variant="link" onPress={() => setQuery({ horizon: null, rate: null })}>
            Back to it
          </Button>
        </div>
      )}
      {table ? (
        <div className={s['below']}>
          <Tables rows={rows} totals={totals} currency={currency} />
        </div>
      ) : (
        <>
          <ResultCharts
            report={report.data}
            totals={totals}
            rows={swings}
            seed={report.data.params.seed}
            currency={currency}
            fileName={name}
            stale={stale}
            onTable={() => setQuery({ view: 'table' })}
          />
          <div className={s['facts']}>
            <section className={s['section']} aria-labelledby="options">
              <h2 id="options">
                Every option<small>likely values, and over the draws</small>
              </h2>
              <OptionTable totals={totals} currency={currency} />
            </section>
            <Facts totals={totals} currency={currency} tools={summary.tools} />
          </div>
        </>
      )}
      <TrustLine
        end={
          <SegmentedControl
            label="View"
            screenOnly
            value={table ? 'table' : 'chart'}
            onChange={(view) => setQuery({ view: view === 'table' ? 'table' : null })}
            options={[
              { id: 'table', label: 'Table' },
              { id: 'chart', label: 'Chart' },
            ]}
          />
        }
      >
        Build {exact(build!.costs[0]!)} up front, then {yearly(build!.costs.slice(1), exact)}. Buy{' '}
        {exact(buy!.costs[0]!)} up front, then {yearly(buy!.costs.slice(1), exact)}.{' '}
        <b>
          {flips.length} of {swings.length} inputs
        </b>{' '}
        can flip the cheaper side alone.
        {status.sample && ' Invented figures.'}
      </TrustLine>
    </Page>
  )
}

/** What an option costs after its start: of years that differ, the first and the last. */
function yearly(costs: readonly number[], exact: (amount: number) => string): string {
  const [first, last] = [exact(costs[0]!), exact(costs.at(-1)!)]
  return first === last ? `${first} a year` : `${first} in the first year and ${last} in the last`
}

/** Choices of a filter, with the decision's own among them. */
function choices(usual: readonly string[], own: string): string[] {
  return [...new Set([...usual, own])].toSorted((a, b) => Number(a) - Number(b))
}

const placeholder = {
  name: '-',
  build: { engineerMonths: 0, loadedMonthlyCost: 0 },
  buy: { seats: 0, pricePerSeatYear: 0 },
  criteria: [{ name: '-', weight: 1, build: 0, buy: 0 }],
}

function OptionTable({ totals: { options, scored }, currency }: { totals: Totals; currency: string }) {
  const cheapest = Math.min(...options.filter((each) => each.veto === null).map((each) => each.pv))
  const isShort = useDocumentView()?.short ?? false
  const quantile = (percent: 10 | 90, title: string): Column<DecisionOption> => ({
    id: `p${percent}`,
    header: `P${percent}`,
    title,
    align: 'end',
    value: (row) => row.quantiles[percent]!,
    cell: (row) => money(row.quantiles[percent]!, currency),
  })
  const amount = (id: 'pv' | 'p50' | 'p80', header: string, title: string): Column<DecisionOption> => ({
    id,
    header,
    title,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => (id === 'pv' && row.pv === cheapest ? <b>{money(row[id], currency)}</b> : money(row[id], currency)),
  })
  const columns: Column<DecisionOption>[] = [
    {
      id: 'name',
      header: 'Option',
      wrap: true,
      value: (row) => row.name,
      cell: (row) => (
        <>
          {row.name} {row.veto !== null && <Chip tone="warn">out</Chip>}
        </>
      ),
    },
    {
      id: 'kind',
      header: 'Kind or tool',
      dim: true,
      value: (row) => kindWords[row.kind],
      cell: (row) =>
        row.tool === '' ? (
          kindWords[row.kind]
        ) : (
          <a href={`#/stack-cost?view=table&key=${encodeURIComponent(row.tool)}`}>{row.tool}</a>
        ),
    },
    amount('pv', 'Present value', 'With likely values'),
    ...(isShort ? [quantile(10, 'One draw in ten costs no more')] : []),
    amount('p50', 'P50', 'Half of the draws cost no more'),
    amount('p80', 'P80', 'Four draws in five cost no more'),
    ...(isShort ? [quantile(90, 'Nine draws in ten cost no more')] : []),
    {
      id: 'pCheapest',
      header: 'Cheapest of all in',
      title: 'Share of the draws in which it costs strictly less than every other option',
      align: 'end',
      value: (row) => row.pCheapest,
      cell: (row) => oddsWords(row.pCheapest),
    },
    {
      id: 'score',
      header: 'Score',
      align: 'end',
      value: (row) => row.score,
      cell: (row) => (!scored ? 'not scored' : row.score === null ? '–' : row.score.toFixed(2)),
    },
  ]
  return <DataTable label="Every option" columns={columns} rows={options} rowKey={(row) => row.name} />
}

function Facts({ totals, currency, tools }: { totals: Totals; currency: string; tools: readonly string[] }) {
  const isShort = useDocumentView()?.short ?? false
  const { owned, residue, price, ahp, options } = totals
  const out = options.filter((each) => each.veto !== null)
  return (
    <div className={s['stack']}>
      {owned.length + residue.length > 0 && (
        <section className={s['section']}>
          <h2>Only the residue is built</h2>
          <p className={s['note']}>
            {residue.length === 0
              ? 'Active tools have every capability that is sought.'
              : 'No active tool has these; engineer-months are for them.'}
          </p>
          <div className={s['chips']}>
            {residue.map((each) => (
              <Chip key={each} tone="c1">
                {each}
              </Chip>
            ))}
          </div>
          {owned.length > 0 && (
            <p className={s['note']}>
              Already owned: {owned.map(({ capability, tools }) => `${capability} (${tools.join(', ')})`).join('; ')}.
              Listed only; nothing is scaled.
            </p>
          )}
        </section>
      )}
      {tools.length > 0 && !isShort && (
        <section className={s['section']}>
          <h2>Tools it is about</h2>
          <p>
            {tools.map((tool, index) => (
              <Fragment key={tool}>
                {index > 0 && ', '}
                <a href={`#${toHref('/inventory', { tool })}`}>{tool}</a>
              </Fragment>
            ))}
          </p>
        </section>
      )}
      {!isShort && (
        <section className={s['section']}>
          <h2>How much diligence this price deserves</h2>
          <p>
            {money(price.annual, currency)} in the first year: <b>{price.tier}</b>. {price.diligence}
          </p>
        </section>
      )}
      {ahp && (
        <section className={s['section']}>
          <h2>Pairwise comparisons</h2>
          <p>
            Consistency ratio {ahp.consistencyRatio.toFixed(3)}:{' '}
            {ahp.consistent ? 'the comparisons agree.' : 'above 0.10, they contradict each other; compare again.'}{' '}
            {!ahp.used && 'The decision states other weights, and those count.'}
          </p>
        </section>
      )}
      {out.length > 0 && (
        <section className={s['section']}>
          <h2>Out whatever it costs</h2>
          {out.map((each) => (
            <p key={each.name}>
              {each.name}: {each.veto}
            </p>
          ))}
        </section>
      )}
    </div>
  )
}

function Tables({ rows, totals, currency }: { rows: readonly Swing[]; totals: Totals; currency: string }) {
  const amount = (id: 'low' | 'high' | 'swing', header: string, title: string): Column<Swing> => ({
    id,
    header,
    title,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => money(row[id], currency),
  })
  const value = (id: 'lowValue' | 'likelyValue' | 'highValue', header: string): Column<Swing> => ({
    id,
    header,
    align: 'end',
    dim: true,
    value: (row) => row[id],
    cell: (row) => inputValue(row.input, row[id], currency),
  })
  return (
    <div className={s['stack']}>
      <section className={s['section']}>
        <h2>Every option</h2>
        <OptionTable totals={totals} currency={currency} />
      </section>
      <section className={s['section']}>
        <h2>
          Cost by year<small>present value</small>
        </h2>
        <DataTable
          label="Cost by year"
          columns={[
            { id: 'name', header: 'Option', value: (row: DecisionOption) => row.name },
            ...totals.options[0]!.pvByYear.map((_, year): Column<DecisionOption> => ({
              id: `y${year}`,
              header: year === 0 ? 'Start' : `Year ${year}`,
              align: 'end',
              value: (row) => row.pvByYear[year]!,
              cell: (row) => money(row.pvByYear[year]!, currency),
            })),
          ]}
          rows={totals.options}
          rowKey={(row) => row.name}
        />
      </section>
      <section className={s['section']}>
        <h2>
          What would change the answer<small>what building saves with one input at its low and high value</small>
        </h2>
        <DataTable
          label="What would change the answer"
          columns={[
            { id: 'input', header: 'Input', value: (row: Swing) => inputLabel(row.input) },
            value('lowValue', 'Low'),
            value('likelyValue', 'Likely'),
            value('highValue', 'High'),
            amount('low', 'Saving, low', 'Buying minus building with the input at its low value'),
            amount('high', 'Saving, high', 'Buying minus building with the input at its high value'),
            amount('swing', 'Swing', 'How far the saving moves'),
          ]}
          rows={rows}
          rowKey={(row) => row.input}
        />
      </section>
      <section className={s['section']}>
        <h2>Score by criterion</h2>
        <DataTable
          label="Score by criterion"
          columns={[
            { id: 'name', header: 'Criterion', value: (row: Totals['criteria'][number]) => row.name },
            {
              id: 'weight',
              header: 'Weight',
              align: 'end',
              value: (row) => row.weight,
              cell: (row) => percent(row.weight),
            },
            {
              id: 'build',
              header: 'Build',
              align: 'end',
              value: (row) => row.build,
              cell: (row) => (totals.scored ? row.build.toFixed(2) : '–'),
            },
            {
              id: 'buy',
              header: 'Buy',
              align: 'end',
              value: (row) => row.buy,
              cell: (row) => (totals.scored ? row.buy.toFixed(2) : '–'),
            },
            {
              id: 'equalAt',
              header: 'Even at',
              title: 'The weight at which both score the same, the others keeping their proportions',
              align: 'end',
              value: (row) => row.equalAt,
              cell: (row) => (row.equalAt === null ? '–' : percent(row.equalAt)),
            },
            { id: 'below', header: 'Verdict below', value: (row) => row.verdictBelow },
            { id: 'above', header: 'Verdict above', value: (row) => row.verdictAbove },
          ]}
          rows={totals.criteria}
          rowKey={(row) => row.name}
        />
        <p className={s['note']}>
          {totals.scored
            ? `Weighted: build ${totals.scoreBuild.toFixed(3)}, buy ${totals.scoreBuy.toFixed(3)}`
            : 'Not scored yet: every criterion stands at 0.50 for both'}
          ; {count(totals.draws)} draws.
        </p>
      </section>
    </div>
  )
}
