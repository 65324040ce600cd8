import { Download, FileJson, Pencil, Printer } from 'lucide-react'
import { Fragment, useState } from 'react'
import { oddsWords } from '../../shared/statistics/odds.ts'
import { costFields, fieldsOf } from '../../shared/decision-fields.ts'
import type { Decision, Estimate } from '../../shared/decision.ts'
import type { DecisionFigures, DecisionRecord, DecisionVersion } from '../../shared/api.ts'
import { useEngine, useQuery, useReport, useWorkspace } from '../api.ts'
import { Button, ButtonLink } from '../components/Button.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { Select } from '../components/Select.tsx'
import s from '../decision/decision.module.css'
import { VerdictChip } from '../decision/DecisionList.tsx'
import { saveDocument } from '../decision/document.ts'
import { Cumulative } from '../decision/ResultCharts.tsx'
import { editorHref, recordHref, resultHref, useDecision, versionOf } from '../decision/use-decision.ts'
import { Placeholders, tippingSentence, Verdict, weightSentence } from '../decision/Verdict.tsx'
import { inputLabel, kindWords, type Swing, type Totals, written, years } from '../decision/words.ts'
import { date, dateTime, money, percent } from '../format.ts'
import { useQueryParams } from '../route.ts'

/** One page to hand over or print: what was asked, found and decided; and what changed between versions. */
export default function DecisionRecordScreen() {
  const [query] = useQueryParams()
  const { name, summaries, summary, record } = useDecision(query)
  const version = versionOf(query)
  const report = useReport('build-vs-buy', { decision: name, version }, { enabled: summary !== undefined })
  const { status } = useWorkspace()
  const { call } = useEngine()
  const error = record.error ?? report.error ?? summaries.error
  const missing = summaries.data && !summary ? `There is no decision “${name ?? ''}”.` : null
  if (!record.data || !report.data || !summary || !status)
    return (
      <Page>
        <Finding question={<a href="#/build-vs-buy">Build or buy?</a>}>
          {error || missing ? 'There is no record to show' : 'Writing the record'}
        </Finding>
        <div className={s['below']}>
          {error || missing ? <ErrorNote title={error?.message ?? missing!} /> : <Working label="Writing the record" />}
        </div>
      </Page>
    )
  const { decision, version: shown, versions } = record.data
  const { totals, rows, params } = report.data
  return (
    <Page>
      <Finding
        question={
          <>
            <a href="#/build-vs-buy">Build or buy?</a>
            <span aria-hidden="true">/</span>
            <a href={resultHref(decision.name, version)}>{decision.name}</a>
            <span aria-hidden="true">/</span>
            Record
          </>
        }
        actions={
          <>
            <ButtonLink href={editorHref(decision.name)}>
              <Pencil size={14} aria-hidden />
              Inputs
            </ButtonLink>
            <Button
              icon={FileJson}
              onPress={() => void saveDocument(call, { id: summary.id, version, format: 'json', name: decision.name })}
            >
              JSON
            </Button>
            <Button
              icon={Download}
              onPress={() =>
                void saveDocument(call, { id: summary.id, version, format: 'markdown', name: decision.name })
              }
            >
              Markdown
            </Button>
            <Button variant="primary" icon={Printer} onPress={() => window.print()}>
              Print
            </Button>
          </>
        }
      >
        {decision.name}
      </Finding>
      <div className={s['record']}>
        <Paper
          decision={decision}
          saved={versions.find((each) => each.version === shown)!}
          totals={totals}
          rows={rows}
          seed={params.seed}
          asOf={params.asOf ?? ''}
          currency={status.currency}
          zone={status.timeZone}
        />
        <Versions
          record={record.data}
          id={summary.id}
          name={decision.name}
          currency={status.currency}
          zone={status.timeZone}
        />
      </div>
    </Page>
  )
}

interface PaperProps {
  decision: Decision
  saved: DecisionVersion
  totals: Totals
  rows: readonly Swing[]
  seed: number
  asOf: string
  currency: string
  zone: string
}

function Paper({ decision, saved, totals, rows, seed, asOf, currency, zone }: PaperProps) {
  const exact = (value: number): string => money(value, currency)
  const { decided, revisitOn } = decision
  const swings = rows.filter((row) => row.swing > 0)
  return (
    <article className={s['paper']} aria-label="Decision record">
      <section>
        <dl className={s['terms']}>
          <dt>Version</dt>
          <dd>
            {saved.version}, saved {dateTime(saved.savedAt, zone)}
            {saved.note && ` (${saved.note})`}
          </dd>
          <dt>Decided</dt>
          <dd>
            {decided
              ? `${decided.choice}${decided.by ? `, by ${decided.by}` : ''}${decided.on ? `, ${date(decided.on)}` : ''}`
              : 'not yet'}
          </dd>
          {revisitOn && (
            <>
              <dt>Revisit</dt>
              <dd>{date(revisitOn)}</dd>
            </>
          )}
        </dl>
      </section>
      {decision.question && (
        <section>
          <h2>Question</h2>
          <p>{decision.question}</p>
        </section>
      )}
      <section>
        <h2>Finding</h2>
        <p>
          <Verdict totals={totals} currency={currency} />.
        </p>
        <p>
          {totals.veto
            ? totals.reason
            : !totals.scored
              ? 'Not scored yet: every criterion stands at 0.50 for both.'
              : `Building scores ${totals.scoreBuild.toFixed(2)} and buying ${totals.scoreBuy.toFixed(2)}.`}
        </p>
        {totals.tipping && <p>{tippingSentence(totals)}</p>}
        <p>{weightSentence(totals)}</p>
        <Placeholders of={totals.placeholders} />
      </section>
      {decided?.because && (
        <section>
          <h2>Why it was decided so</h2>
          <p>{decided.because}</p>
        </section>
      )}
      <section>
        <h2>Options</h2>
        <table>
          <thead>
            <tr>
              <th>Option</th>
              <th>Kind</th>
              <th className={s['number']}>Present value</th>
              <th className={s['number']}>P50</th>
              <th className={s['number']}>P80</th>
              <th className={s['number']}>Score</th>
            </tr>
          </thead>
          <tbody>
            {totals.options.map((each) => (
              <tr key={each.name}>
                <td>
                  {each.name}
                  {each.veto !== null && <div className={s['note']}>Out: {each.veto}</div>}
                </td>
                <td className={s['kind']}>{kindWords[each.kind]}</td>
                <td className={s['number']}>{exact(each.pv)}</td>
                <td className={s['number']}>{exact(each.p50)}</td>
                <td className={s['number']}>{exact(each.p80)}</td>
                <td className={s['number']}>{each.score === null ? '–' : each.score.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <Cumulative totals={totals} rows={[]} seed={seed} currency={currency} fileName={decision.name} stale={false} />
      </section>
      <section>
        <h2>Score</h2>
        <table>
          <thead>
            <tr>
              <th>Criterion</th>
              <th className={s['number']}>Weight</th>
              <th className={s['number']}>Build</th>
              <th className={s['number']}>Buy</th>
              <th className={s['number']}>Even at</th>
            </tr>
          </thead>
          <tbody>
            {totals.criteria.map((each) => (
              <tr key={each.name}>
                <td>{each.name}</td>
                <td className={s['number']}>{percent(each.weight)}</td>
                <td className={s['number']}>{each.build.toFixed(2)}</td>
                <td className={s['number']}>{each.buy.toFixed(2)}</td>
                <td className={s['number']}>{each.equalAt === null ? '–' : percent(each.equalAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {swings.length > 0 && (
        <section>
          <h2>What would change the answer</h2>
          <table>
            <thead>
              <tr>
                <th>Input</th>
                <th className={s['number']}>Saving at its low</th>
                <th className={s['number']}>at its high</th>
                <th className={s['number']}>Swing</th>
              </tr>
            </thead>
            <tbody>
              {swings.map((row) => (
                <tr key={row.input}>
                  <td>{inputLabel(row.input)}</td>
                  <td className={s['number']}>{exact(row.low)}</td>
                  <td className={s['number']}>{exact(row.high)}</td>
                  <td className={s['number']}>{exact(row.swing)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Estimates decision={decision} currency={currency} />
      <section>
        <h2>How much diligence</h2>
        <p>
          {exact(totals.price.annual)} in the first year: {totals.price.tier}. {totals.price.diligence}
        </p>
      </section>
      {decision.notes && (
        <section>
          <h2>Notes</h2>
          {decision.notes.split(/\n\s*\n/).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </section>
      )}
      <section>
        <h2>How it was computed</h2>
        <p className={s['note']}>
          Present value over {years(decision.horizonYears)} at {percent(decision.discountRate)} a year, flows at the end
          of a year; {totals.draws.toLocaleString('en-US')} draws from triangles of low, likely and high, seed {seed};
          owned tools are those active on {asOf}.
        </p>
      </section>
    </article>
  )
}

function Estimates({ decision, currency }: { decision: Decision; currency: string }) {
  const options = [
    { name: decision.build.name || 'Build', kind: 'build' as const, costs: decision.build },
    { name: decision.buy.name || 'Buy', kind: 'buy' as const, costs: decision.buy },
    ...decision.alternatives.map((each) => ({ name: each.name, kind: each.kind, costs: each })),
  ]
  return (
    <section>
      <h2>Estimates</h2>
      <table>
        <thead>
          <tr>
            <th>Input</th>
            <th className={s['number']}>Low</th>
            <th className={s['number']}>Likely</th>
            <th className={s['number']}>High</th>
            <th>Source</th>
          </tr>
        </thead>
        <tbody>
          {options.map(({ name, kind, costs }) => {
            const fields = fieldsOf[kind].filter((field) =>
              (costs as unknown as Record<string, Estimate>)[field]!.some((part) => part !== 0),
            )
            return (
              <Fragment key={name}>
                <tr>
                  <th colSpan={5} scope="rowgroup">
                    {name}
                  </th>
                </tr>
                {fields.map((field) => {
                  const [low, likely, high] = (costs as unknown as Record<string, Estimate>)[field]!
                  const { label, unit } = costFields[field]
                  const show = (value: number): string =>
                    unit === 'money' ? money(value, currency) : written(unit, value, currency)
                  return (
                    <tr key={field}>
                      <td>{label}</td>
                      <td className={s['number']}>{low === high ? '' : show(low)}</td>
                      <td className={s['number']}>{show(likely)}</td>
                      <td className={s['number']}>{low === high ? '' : show(high)}</td>
                      <td>{costs.sources[field] ?? ''}</td>
                    </tr>
                  )
                })}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface VersionsProps {
  record: DecisionRecord
  id: number
  name: string
  currency: string
  zone: string
}

function Versions({ record, id, name, currency, zone }: VersionsProps) {
  const { versions } = record
  const [pair, setPair] = useState<[number, number]>([versions[1]?.version ?? 1, versions[0]!.version])
  const { data, error } = useQuery(
    'decisions.compare',
    { id, a: pair[0], b: pair[1] },
    { enabled: versions.length > 1 },
  )
  const options = versions.map(({ version, savedAt }) => ({
    id: String(version),
    label: `Version ${version}`,
    note: date(savedAt, zone),
  }))
  return (
    <aside className={`${s['aside'] ?? ''} ${s['stack'] ?? ''}`} aria-label="Versions">
      <section className={s['section']}>
        <h2>Versions</h2>
        <ul className={s['versions']}>
          {versions.map(({ version, savedAt, note }) => (
            <li key={version}>
              <a href={recordHref(name, version)}>Version {version}</a>
              <span className={s['note']}>{date(savedAt, zone)}</span>
              {note && <span className={s['note']}>{note}</span>}
            </li>
          ))}
        </ul>
      </section>
      {versions.length > 1 && (
        <section className={s['section']}>
          <h2>What changed</h2>
          <div className={s['pair']}>
            <Select
              label="From"
              value={String(pair[0])}
              onChange={(next) => setPair([Number(next), pair[1]])}
              options={options}
            />
            <Select
              label="To"
              value={String(pair[1])}
              onChange={(next) => setPair([pair[0], Number(next)])}
              options={options}
            />
          </div>
          {error && <ErrorNote title={error.message} />}
          {data && (
            <>
              <table className={s['changes']}>
                <thead>
                  <tr>
                    <th>Figure</th>
                    <th className={s['number']}>Version {data.a.version}</th>
                    <th className={s['number']}>Version {data.b.version}</th>
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <td>Verdict</td>
                    <td className={s['number']}>
                      <VerdictChip of={data.a} />
                    </td>
                    <td className={s['number']}>
                      <VerdictChip of={data.b} />
                    </td>
                  </tr>
                  {(
                    [
                      ['Build', 'buildPv', (value: number) => money(value, currency)],
                      ['Buy', 'buyPv', (value: number) => money(value, currency)],
                      ['Score, build', 'scoreBuild', (value: number) => value.toFixed(2)],
                      ['Score, buy', 'scoreBuy', (value: number) => value.toFixed(2)],
                      ['Build cheaper in', 'pBuildCheaper', oddsWords],
                    ] as const
                  ).map(([label, key, show]) => (
                    <tr key={key}>
                      <td>{label}</td>
                      <td className={s['number']}>{figure(data.a, key, show)}</td>
                      <td className={s['number']}>{figure(data.b, key, show)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <h3 className={s['note']}>
                {data.changes.length === 0 ? 'Nothing else changed.' : `${data.changes.length} entries changed`}
              </h3>
              <table className={`${s['changes'] ?? ''} ${s['entries'] ?? ''}`}>
                <thead>
                  <tr>
                    <th>Entry</th>
                    <th>Before</th>
                    <th>After</th>
                  </tr>
                </thead>
                <tbody>
                  {data.changes.map(({ path, label, before, after }) => (
                    <tr key={path}>
                      <td>{label}</td>
                      <td>{before ?? '–'}</td>
                      <td>{after ?? '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </section>
      )}
    </aside>
  )
}

type Figure = 'buildPv' | 'buyPv' | 'scoreBuild' | 'scoreBuy' | 'pBuildCheaper'

/** Scores of a decision that nobody has scored are where every new one starts, and say nothing. */
const figure = (figures: DecisionFigures, key: Figure, show: (value: number) => string): string =>
  !figures.scored && key.startsWith('score') ? 'not scored' : show(figures[key])
