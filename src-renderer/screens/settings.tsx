import { Coins, ShieldCheck, Wrench } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CheckResult } from '../../shared/api.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { fiscalSentence, fiscalYearOf, monthNames } from '../../shared/stack/fiscal-year.ts'
import { toWireError } from '../../shared/errors.ts'
import { useCommand, useEngine, useQuery, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { cx } from '../components/cx.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { Page } from '../components/Page.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { Select } from '../components/Select.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import { offerRepair } from '../components/repair.ts'
import { bytes, count, counted, plural } from '../format.ts'
import { OwnHosts } from '../own-hosts/OwnHosts.tsx'
import { PeopleLeftOut } from '../people-left-out/PeopleLeftOut.tsx'
import { CampaignChannels } from '../page-spellings/CampaignChannels.tsx'
import { PageSpellings } from '../page-spellings/PageSpellings.tsx'
import { TagSpellings } from '../page-spellings/TagSpellings.tsx'
import { PageViewNote } from '../page-views/PageViewNote.tsx'
import { usePageViews } from '../page-views/use-page-views.ts'
import { openRates } from '../rates/rates-dialog.ts'
import { saveConfig } from '../save-config.ts'
import { zoneOptions } from '../zones.ts'
import s from './settings.module.css'

const currencies = Intl.supportedValuesOf('currency')
/** Beside the minutes: where the source's own session id changes. */
const bySource = 'source'
const gaps = [5, 10, 15, 20, 30, 45, 60, 90, 120, 240]

/** What holds for the whole workspace: which events are page views, which pages are one, who is left out, the time zone, the currency, how visits end. */
export default function Settings() {
  const { status } = useWorkspace()
  const { data: config, error } = useQuery('config.get', {})
  if (!status) return null
  if (!config)
    return (
      <Page>
        <Finding question="Settings">{error ? 'The settings could not be read' : 'Reading the settings'}</Finding>
        <div className={s['gap']}>
          {error ? <ErrorNote title={error.message} /> : <Working label="Reading the settings" />}
        </div>
      </Page>
    )
  return <Loaded config={config} />
}

function Loaded({ config }: { config: WorkspaceConfig }) {
  const { status } = useWorkspace()
  const { pages, events, count: countAs, discount, set: pageViews } = usePageViews()
  const set = useCommand('config.set')
  const currencyNames = useMemo(() => new Intl.DisplayNames('en', { type: 'currency' }), [])
  const names = pages?.names ?? []
  const listed = [
    ...names,
    ...events
      .filter((name) => !names.some((each) => each.name === name))
      .map((name) => ({ name, events: 0, counts: true, suggested: false })),
  ]
  const onPages = names.reduce((sum, each) => sum + each.events, 0)
  const counting = names.reduce((sum, each) => sum + (each.counts ? each.events : 0), 0)
  const put = async (patch: Partial<WorkspaceConfig>, said: string): Promise<void> => {
    const before = Object.fromEntries(Object.keys(patch).map((key) => [key, config[key as keyof WorkspaceConfig]]))
    await saveConfig(set, patch, before, said)
  }
  const failed = pageViews.error ?? set.error
  const { gapMinutes, useSourceIds } = config.sessions
  return (
    <Page>
      <Finding question="Settings" stale={pages === undefined}>
        {onPages === 0 ? (
          pages === undefined || (status?.events ?? 0) === 0 ? (
            'What holds for the whole workspace'
          ) : (
            'No event of this workspace stands on a page'
          )
        ) : counting === 0 ? (
          <>None of {counted(onPages, 'event')} on a page counts as a page view</>
        ) : (
          <>
            <Num>{count(counting)}</Num> of {counted(onPages, 'event')} on a page count as page views
          </>
        )}
      </Finding>
      <PageViewNote here />
      {failed && (
        <div className={s['gap']}>
          <ErrorNote title={failed.message} />
        </div>
      )}
      <div className={s['columns']}>
        <div className={s['column']}>
          <section aria-labelledby="page-views-title">
            <h2 id="page-views-title">
              Page views<small>events that count as seeing a page</small>
            </h2>
            <p className={s['note']}>
              Content is credited for these and no others. Page views of every export known here are called “Page
              Viewed”; a table of your own may call them something else. A form or a list of leads counted as one is a
              touch by its own tags, for people whose visits are not known; it is then a page that they land on too, so
              leave it out again before reading rates of pages and templates.
            </p>
            <ul className={s['list']}>
              {listed.map((each) => (
                <li key={each.name}>
                  <Checkbox
                    selected={each.counts}
                    disabled={pageViews.running}
                    onChange={(on) => void (on ? countAs([each.name]) : discount(each.name))}
                    aside={each.events === 0 ? 'not in these files' : `${count(each.events)} on a page`}
                  >
                    {each.name}
                  </Checkbox>
                </li>
              ))}
            </ul>
          </section>
          <PageSpellings pages={config.pages} settled={pages !== undefined} />
          <TagSpellings tags={config.tags} settled={pages !== undefined} />
          <CampaignChannels tags={config.tags} settled={pages !== undefined} />
          <OwnHosts setting={config.ownHosts} settled={pages !== undefined} />
          <PeopleLeftOut
            patterns={config.excludePeople}
            userAgents={config.excludeUserAgents}
            traffic={config.excludeTraffic}
            settled={pages !== undefined}
          />
        </div>
        <div className={s['column']}>
          <section aria-labelledby="workspace-title">
            <h2 id="workspace-title">
              Time and money<small>for every report</small>
            </h2>
            <div className={s['field']}>
              <Select
                label="Time zone"
                variant="field"
                value={config.timeZone}
                onChange={(timeZone) => void put({ timeZone }, `Days begin at midnight in ${timeZone} now.`)}
                options={zoneOptions(config.timeZone)}
              />
              <p className={s['note']}>
                Where a day begins: of periods, charts and dates. Times themselves are stored in UTC and stay as they
                are; the zone a file was written in is chosen when it is imported.
              </p>
            </div>
            <div className={s['field']}>
              <Select
                label="Currency"
                variant="field"
                value={config.currency}
                onChange={(currency) => void put({ currency }, `Money is shown in ${currency} now.`)}
                options={(currencies.includes(config.currency) ? currencies : [config.currency, ...currencies]).map(
                  (id) => ({ id, label: `${id} ${currencyNames.of(id) ?? ''}`.trim() }),
                )}
              />
              <p className={s['note']}>
                Amounts without a currency are taken to be in it; others need a rate
                {Object.keys(config.rates).length > 0 &&
                  ` (1 ${Object.entries(config.rates)
                    .map(([code, rate]) => `${code} = ${rate} ${config.currency}`)
                    .join(', 1 ')})`}
                .
                {Object.keys(config.rates).length > 0 &&
                  ` Rates are to the workspace currency, so after a change set ${plural(Object.keys(config.rates).length, 'the rate of', 'the rates of')} ${Object.keys(config.rates).join(', ')} anew.`}
              </p>
              <div>
                <Button icon={Coins} onPress={() => openRates()}>
                  Exchange rates
                </Button>
              </div>
            </div>
            <div className={s['field']}>
              <Select
                label="Fiscal year starts in"
                variant="field"
                value={String(config.fiscalYearStart)}
                onChange={(next) =>
                  void put(
                    { fiscalYearStart: Number(next) },
                    `The fiscal year starts in ${monthNames[Number(next) - 1]} now.`,
                  )
                }
                options={monthNames.map((label, at) => ({ id: String(at + 1), label }))}
              />
              <p className={s['note']}>
                What years and quarters are in reports of the stack.{' '}
                {fiscalSentence(
                  fiscalYearOf(new Date().toISOString(), config.fiscalYearStart),
                  config.fiscalYearStart,
                ) ?? 'From January on they are those of the calendar.'}
              </p>
            </div>
            <div className={s['field']}>
              <Select
                label="A visit ends after"
                variant="field"
                value={useSourceIds ? bySource : String(gapMinutes)}
                onChange={(next) =>
                  void put(
                    {
                      sessions:
                        next === bySource
                          ? { gapMinutes, useSourceIds: true }
                          : { gapMinutes: Number(next), useSourceIds: false },
                    },
                    next === bySource
                      ? 'Visits follow the ids of their source now.'
                      : `Visits end after ${next} minutes without an event now.`,
                  )
                }
                options={[
                  ...[...new Set([...gaps, gapMinutes])]
                    .toSorted((a, b) => a - b)
                    .map((minutes) => ({ id: String(minutes), label: `${minutes} minutes without an event` })),
                  {
                    id: bySource,
                    label: 'the last event with its id',
                    note: `session ids of the source; ${gapMinutes} minutes where it has none`,
                  },
                ]}
              />
            </div>
            <p className={cx(s['note'], s['gap'])}>
              Who is one person is set under <a href="#/identity">Identity</a>, what counts as converting under{' '}
              <a href="#/goals">Goals</a>.
            </p>
          </section>
          <FileSection />
        </div>
      </div>
      <TrustLine end={config.timeZone}>Settings apply to all history at once; nothing is imported again.</TrustLine>
    </Page>
  )
}

type Checked =
  { state: 'idle' | 'checking' } | { state: 'done'; result: CheckResult } | { state: 'failed'; why: string }

/** Where the workspace is, whether all of it can be read, and what to do when not. */
function FileSection() {
  const { status } = useWorkspace()
  const { call } = useEngine()
  const [checked, setChecked] = useState<Checked>({ state: 'idle' })
  const check = async (): Promise<void> => {
    setChecked({ state: 'checking' })
    try {
      setChecked({ state: 'done', result: await call('workspace.check', {}) })
    } catch (error) {
      setChecked({ state: 'failed', why: toWireError(error).message })
    }
  }
  return (
    <section aria-labelledby="file-title" className={s['file']}>
      <h2 id="file-title">
        This file<small>{bytes(status?.bytes ?? 0)}</small>
      </h2>
      <p className={s['note']}>
        <code>{status?.path}</code>
      </p>
      <p className={s['note']}>
        Opening looks for signs of damage; a check reads all of it and whether it adds up. Repairing saves everything
        that can be read into a new file and leaves this one as it is.
      </p>
      <div className={s['buttons']}>
        <Button icon={ShieldCheck} isPending={checked.state === 'checking'} onPress={() => void check()}>
          Check
        </Button>
        <Button icon={Wrench} onPress={offerRepair}>
          Repair into a new file
        </Button>
      </div>
      <div className={s['gap']} aria-live="polite">
        {checked.state === 'checking' && <Working label="Reading all of the workspace" />}
        {checked.state === 'failed' && <ErrorNote title={checked.why} />}
        {checked.state === 'done' && <Outcome {...checked.result} />}
      </div>
    </section>
  )
}

function Outcome({ ok, problems, checked }: CheckResult) {
  return ok ? (
    <>
      <p className={s['sound']}>
        <ShieldCheck size={16} aria-hidden /> Sound, and everything adds up.
      </p>
      <ul className={s['checks']}>
        {checked.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
    </>
  ) : (
    <ErrorNote title="The workspace is damaged or does not add up.">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </ErrorNote>
  )
}
