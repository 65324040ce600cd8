/** What each content group cost, typed or read from a table. */
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import type { ContentCostsRead } from '../../shared/api.ts'
import type { ContentCost, WorkspaceConfig } from '../../shared/config.ts'
import { monthsSentence } from '../../shared/cost-period.ts'
import { useCommand, useEngine } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { CutText } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { addDays, counted, dateRange, listed, money } from '../format.ts'
import { saveConfig } from '../save-config.ts'
import { readRate } from '../stack/settings.tsx'
import { chooseText } from '../workspaces.ts'
import s from './content-attribution.module.css'
import { checkField, costFields, costOf, currencies, type CostDraft, draftsOf, typedIn } from './cost-draft.ts'

const groupsOf = (costs: readonly ContentCost[]): string[] => [...new Set(costs.map(({ group }) => group))]

/** `, €9,008.53`, each currency by itself. */
function sumsOf({ costs }: ContentCostsRead, currency: string): string {
  const sums = new Map<string, number>()
  for (const cost of costs) {
    const code = cost.currency ?? currency
    if (cost.amount > 0) sums.set(code, (sums.get(code) ?? 0) + cost.amount)
  }
  return [...sums].map(([code, sum]) => `, ${money(sum, code)}`).join('')
}

export function ContentCosts({
  groups: known,
  costs,
  currency,
  rates,
  brought,
  onClose,
}: {
  groups: readonly string[]
  costs: readonly ContentCost[]
  currency: string
  rates: WorkspaceConfig['rates']
  /** A table to begin with, or why it cannot be read. */
  brought: ContentCostsRead | string | null
  onClose: () => void
}) {
  const engine = useEngine()
  const set = useCommand('config.set')
  const [drafts, setDrafts] = useState(() =>
    draftsOf(known, brought === null || typeof brought === 'string' ? costs : brought.costs, currency),
  )
  const [typedRates, setTypedRates] = useState<Record<string, string>>({})
  const [file, setFile] = useState(brought)
  const change = (at: number, to: (draft: CostDraft) => CostDraft): void =>
    setDrafts((now) => now.map((draft, index) => (index === at ? to(draft) : draft)))
  const entered = drafts.flatMap((draft) => costOf(draft, currency) ?? [])
  // Without a rate nothing could be added up, so it is asked for here.
  const missing = [...new Set(entered.flatMap((cost) => cost.currency ?? []))].filter((code) => !(code in rates))
  const rateOf = (code: string): number => readRate(typedRates[code] ?? '')
  const unrated = missing.filter((code) => !(rateOf(code) > 0))
  const wrong =
    !drafts.every((draft) => costFields.every(({ id }) => checkField(draft, id).problem === null)) || unrated.length > 0
  const readFile = async (): Promise<void> => {
    const text = await chooseText('.csv,.tsv,.txt,text/csv')
    if (text === null) return
    try {
      const found = await engine.call('contentCosts.read', { text })
      setFile(found)
      setDrafts(draftsOf(known, found.costs, currency))
    } catch (error) {
      setFile((error as Error).message)
    }
  }
  const save = async (): Promise<void> => {
    const all = { ...rates, ...Object.fromEntries(missing.map((code) => [code, rateOf(code)])) }
    const after = { contentCosts: entered, ...(missing.length > 0 && { rates: all }) }
    const before = { contentCosts: [...costs], ...(missing.length > 0 && { rates }) }
    if (await saveConfig(set, after, before, 'Costs saved.')) onClose()
  }
  const unknown =
    file === null || typeof file === 'string' ? [] : groupsOf(file.costs).filter((group) => !known.includes(group))
  const lost = groupsOf(costs).filter((group) => !entered.some((cost) => cost.group === group))
  const choices = [...new Set([currency, ...Object.keys(rates), ...currencies])].map((id) => ({ id, label: id }))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="What content costs"
      width={720}
      footer={
        <>
          {unrated.length > 0 && (
            <span className={s['costLack']}>
              To save, say what 1 {listed(unrated)} is in {currency}.
            </span>
          )}
          <Button icon={FileUp} onPress={() => void readFile()}>
            Read from a table
          </Button>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={wrong} isPending={set.running} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <p className={s['few']}>
        For each group as a whole, in {currency}, the currency of the workspace (<a href="#/settings">Settings</a>),
        unless another is chosen or typed: <b>9000 EUR</b>, <b>€3,000</b>. A table has a column <b>group</b> (or
        template) or <b>page</b>, and one or more of <b>amount</b> (or cost), <b>hours</b>, <b>hourly rate</b> and{' '}
        <b>currency</b>; rows of one group, and of its pages, are added up. With a column <b>month</b> or <b>date</b>,
        or <b>from</b> and <b>to</b> (the last day), reports of a period count what was spent in it.
      </p>
      {set.error && <ErrorNote title={set.error.message} />}
      {typeof file === 'string' && <ErrorNote title={file} />}
      {file !== null && typeof file !== 'string' && (
        <p className={s['panelNote']} role="status">
          {counted(file.rows, 'row')}, {counted(groupsOf(file.costs).length, 'group')}
          {sumsOf(file, currency)} read
          {file.rows > file.costs.length && '; rows of one group are added up'}.{' '}
          {monthsSentence(file) !== null && `${monthsSentence(file)} `}
          {missing.length > 0 &&
            `The workspace counts in ${currency} and has no rate from ${listed(missing)}: it is asked for before you save. `}
          {file.converted.length > 0 &&
            `Rows in ${listed(file.converted)} are converted to ${currency} by the rate of the workspace, to add them to others of their group. `}
          {lost.length > 0 && `Not in the table, so without a cost once you save: ${listed(lost)}. `}
          {file.rejects.map(({ line, reason }) => `Line ${line}: ${reason}.`).join(' ')}
          {unknown.length > 0 && ` No page is in ${listed(unknown)} yet.`}
        </p>
      )}
      {missing.length > 0 && (
        <div className={s['costRates']}>
          {missing.map((code) => (
            <TextField
              key={code}
              label={`1 ${code} in ${currency}`}
              inputMode="decimal"
              value={typedRates[code] ?? ''}
              error={(typedRates[code] ?? '') === '' || rateOf(code) > 0 ? null : 'A number such as 1.08.'}
              help={rateOf(code) > 0 ? null : `The workspace has no rate from ${code} to ${currency} yet.`}
              onChange={(text) => setTypedRates((now) => ({ ...now, [code]: text }))}
            />
          ))}
        </div>
      )}
      <div className={s['costs']}>
        <span />
        {[...costFields.map(({ label }) => label), 'Currency'].map((label) => (
          <span key={label} className={s['costHead']} aria-hidden="true">
            {label}
          </span>
        ))}
        {drafts.map((draft, at) => {
          const { from, to } = draft.period
          const period = from && to ? dateRange(from, addDays(to, -1)) : null
          const whose = [draft.group, ...(period ? [period] : [])].join(', ')
          return (
            <div key={whose} className={s['costRow']}>
              <span className={s['costOf']}>
                <CutText text={draft.group} />
                {period && <span className={s['few']}>{period}</span>}
              </span>
              {costFields.map(({ id, label }) => {
                const read = checkField(draft, id)
                return (
                  <TextField
                    key={id}
                    label={`${label}, ${whose}`}
                    labelHidden
                    inputMode="decimal"
                    value={draft[id]}
                    error={read.problem}
                    help={read.echo}
                    onChange={(text) => change(at, (now) => typedIn(now, id, text))}
                  />
                )
              })}
              <Select
                label={`Currency, ${whose}`}
                variant="bare"
                value={draft.currency}
                set={draft.currency !== currency}
                onChange={(code) => change(at, (now) => ({ ...now, currency: code }))}
                options={choices}
              />
            </div>
          )
        })}
      </div>
    </Dialog>
  )
}
