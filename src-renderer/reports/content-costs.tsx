/** What each content group or campaign cost, typed or read from a table. */
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import type { ContentCostsRead } from '../../shared/api.ts'
import { type ContentCost, costBy, costKey, type WorkspaceConfig } from '../../shared/config.ts'
import type { CostDimension } from '../../shared/pages/cost-dimensions.ts'
import { onlyCurrency } from '../../shared/notes/only-currency.ts'
import { costsAfterRead } from '../../shared/pages/costs-after-read.ts'
import { monthsSentence } from '../../shared/notes/cost-period.ts'
import { renamedByIdSentence, tagsAfterRead } from '../../shared/notes/renamed-by-id.ts'
import { ownResultsSentence } from '../../shared/notes/own-results.ts'
import { useCommand, useEngine, useWorkspace } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { CutText } from '../components/PathChip.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { addDays, counted, dateRange, listed, money } from '../format.ts'
import { saveConfig } from '../save-config.ts'
import { otherWayRound, readRate } from '../stack/settings.tsx'
import { dimensionWords } from '../words.ts'
import { chooseText, tableFiles } from '../workspaces.ts'
import s from './reports.module.css'
import {
  checkField,
  costFields,
  costsTyped,
  currencies,
  type CostDraft,
  draftsOf,
  typedIn,
  withoutCosts,
} from './cost-draft.ts'

const namesOf = (costs: readonly ContentCost[]): string[] => [...new Set(costs.map(costKey))]

/** `, $9,009 USD (at 1.37 $12,342 CAD)`, each currency by itself. */
function sumsOf({ costs }: ContentCostsRead, currency: string, rateOf: (code: string) => number): string {
  const sums = new Map<string, number>()
  for (const cost of costs) {
    const code = cost.currency ?? currency
    if (cost.amount > 0) sums.set(code, (sums.get(code) ?? 0) + cost.amount)
  }
  const said = ([code, sum]: [string, number]): string => {
    if (code === currency) return `, ${money(sum, code)}`
    const rate = rateOf(code)
    return `, ${money(sum, code)} ${code}${rate > 0 ? ` (at ${rate} ${money(sum * rate, currency)} ${currency})` : ''}`
  }
  return [...sums].map(said).join('')
}

const tagsWith = (tags: WorkspaceConfig['tags'], read: ContentCostsRead): WorkspaceConfig['tags'] =>
  tagsAfterRead(tags, read).tags ?? tags

export function ContentCosts({
  by: shown,
  names,
  config,
  brought,
  onClose,
  onSaved,
}: {
  by: CostDimension
  /** Keys of the report by it. */
  names: readonly string[]
  config: WorkspaceConfig
  /** A table to begin with, or why it cannot be read. */
  brought: ContentCostsRead | string | null
  onClose: () => void
  /** A table may be of another dimension. */
  onSaved: (by: CostDimension) => void
}) {
  const engine = useEngine()
  const { status } = useWorkspace()
  const set = useCommand('config.set')
  const { contentCosts: stored, currency, rates } = config
  const [typedRates, setTypedRates] = useState<Record<string, string>>({})
  const [file, setFile] = useState(brought)
  const by = file === null || typeof file === 'string' ? shown : file.by
  const ofOne = (of: CostDimension, costs: readonly ContentCost[]): ContentCost[] =>
    costs.filter((cost) => costBy(cost) === of)
  const costs = ofOne(by, stored)
  const after = (read: typeof file, before: readonly ContentCost[]): readonly ContentCost[] =>
    read === null || typeof read === 'string' ? before : costsAfterRead(before, read)
  const draftsAfter = (read: typeof file, all: readonly ContentCost[]): CostDraft[] => {
    const of = read === null || typeof read === 'string' ? by : read.by
    const entered = ofOne(of, all)
    const countsAs = read === null || typeof read === 'string' ? {} : read.countsAs
    const known = [...(of === shown ? withoutCosts(names, entered, countsAs) : []), ...namesOf(ofOne(of, stored))]
    return draftsOf(of, known, entered, currency)
  }
  /** All costs as they were when the dialog opened or the last table was read; those of other dimensions are saved as they are here. */
  const [all, setAll] = useState(() => after(brought, stored))
  const [tags, setTags] = useState(() => (brought === null || typeof brought === 'string' ? config.tags : tagsWith(config.tags, brought))) // prettier-ignore
  const [drafts, setDrafts] = useState(() => draftsAfter(brought, all))
  const change = (at: number, to: (draft: CostDraft) => CostDraft): void =>
    setDrafts((now) => now.map((draft, index) => (index === at ? to(draft) : draft)))
  const entered = costsTyped(all, by, drafts, currency)
  // Without a rate nothing could be added up, so it is asked for here.
  const missing = [...new Set(entered.flatMap((cost) => cost.currency ?? []))].filter((code) => !(code in rates))
  const rateOf = (code: string): number => readRate(typedRates[code] ?? '')
  const unrated = missing.filter((code) => !(rateOf(code) > 0))
  const only = onlyCurrency({ config, tools: status?.tools ?? 0, entered })
  const wrong =
    !drafts.every((draft) => costFields.every(({ id }) => checkField(draft, id).problem === null)) || unrated.length > 0
  const readFile = async (): Promise<void> => {
    try {
      const text = await chooseText(engine, tableFiles)
      if (text === null) return
      const found = await engine.call('contentCosts.read', { text })
      const next = after(found, entered)
      setAll(next)
      setTags(tagsWith(tags, found))
      setFile(found)
      setDrafts(draftsAfter(found, next))
    } catch (error) {
      setFile((error as Error).message)
    }
  }
  const countIn = async (code: string): Promise<void> => {
    if (await saveConfig(set, { currency: code }, { currency }, `Money is shown in ${code} now.`))
      setDrafts((now) => now.map((draft) => ({ ...draft, currency: code })))
  }
  const save = async (): Promise<void> => {
    const known = { ...rates, ...Object.fromEntries(missing.map((code) => [code, rateOf(code)])) }
    const isRenamed = tags !== config.tags
    const now = { contentCosts: entered, ...(missing.length > 0 && { rates: known }), ...(isRenamed && { tags }) }
    const before = { contentCosts: [...stored], ...(missing.length > 0 && { rates }), ...(isRenamed && { tags: config.tags }) } // prettier-ignore
    if (await saveConfig(set, now, before, 'Costs saved.')) {
      onClose()
      onSaved(by)
    }
  }
  const unknown =
    file === null || typeof file === 'string' || by !== shown || names.length === 0
      ? []
      : namesOf(file.costs).filter((name) => !names.includes(name) && !names.includes(file.countsAs[name] ?? name))
  const lost = namesOf(costs).filter((name) => !entered.some((cost) => costKey(cost) === name))
  const choices = [...new Set([currency, ...Object.keys(rates), ...currencies])].map((id) => ({ id, label: id }))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={by === 'group' ? 'What content costs' : `What ${dimensionWords[by].many} cost`}
      width={720}
      footer={
        <>
          {unrated.length > 0 && (
            <span className={s['costLack']}>
              To save, say what 1 {listed(unrated)} is in {currency}
              {only !== null && `, or count in ${only}`}.
            </span>
          )}
          {only !== null && (
            <Button isPending={set.running} onPress={() => void countIn(only)}>
              Count in {only}
            </Button>
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
        For each {dimensionWords[by].one} as a whole, in {currency}, the currency of the workspace (
        <a href="#/settings">Settings</a>), unless another is chosen or typed: <b>9000 EUR</b>, <b>€3,000</b>.
      </p>
      <p className={s['panelNote']}>
        A table to read has a column <b>group</b> (or template) or <b>page</b>, or <b>campaign</b>, <b>source</b>,{' '}
        <b>medium</b> or <b>channel</b> (also beside a group or page: by which its visits were paid for), and one or
        more of <b>amount</b> (or cost), <b>hours</b>, <b>hourly rate</b> and <b>currency</b>; rows of one name, and of
        the pages of a group, are added up. With a column <b>month</b> or <b>date</b>, or <b>from</b> and <b>to</b> (the
        last day), reports of a period count what was spent in it.
      </p>
      {set.error && <ErrorNote title={set.error.message} />}
      {typeof file === 'string' && <ErrorNote title={file} />}
      {file !== null && typeof file !== 'string' && (
        <p className={s['panelNote']} role="status">
          {counted(file.rows, 'row')},{' '}
          {counted(namesOf(file.costs).length, dimensionWords[by].one, dimensionWords[by].many)}
          {sumsOf(file, currency, (code) => rates[code] ?? rateOf(code))} read
          {file.rows > file.costs.length && `; rows of one ${dimensionWords[by].one} are added up`}.{' '}
          {monthsSentence(file) !== null && `${monthsSentence(file)} `}
          {ownResultsSentence(file) !== null && `${ownResultsSentence(file)} `}
          {renamedByIdSentence(file) !== null && `${renamedByIdSentence(file)} `}
          {missing.length > 0 &&
            `The workspace counts in ${currency} and has no rate from ${listed(missing)}: it is asked for before you save. `}
          {file.converted.length > 0 &&
            `Rows in ${listed(file.converted)} are converted to ${currency} by the rate of the workspace, to add them to others of their ${dimensionWords[by].one}. `}
          {lost.length > 0 && `Not in the table, so without a cost once you save: ${listed(lost)}. `}
          {file.rejects.map(({ line, reason }) => `Line ${line}: ${reason}.`).join(' ')}
          {unknown.length > 0 &&
            ` ${by === 'group' ? 'No page is in' : 'No visit has'} ${listed(unknown, by === 'group' ? 'and' : 'or')} yet.`}
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
              error={
                (typedRates[code] ?? '') === '' || rateOf(code) > 0
                  ? null
                  : `How much ${currency} is 1 ${code}: 0.91, or 1/1.10 where 1 ${currency} is 1.10 ${code}.`
              }
              help={
                otherWayRound(rateOf(code), code, currency) ??
                `The workspace has no rate from ${code} to ${currency} yet.`
              }
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
          const parts = [draft.channel, period].filter((part) => part !== null)
          const whose = [draft.name, ...parts].join(', ')
          return (
            <div key={whose} className={s['costRow']}>
              <span className={s['costOf']}>
                <CutText text={draft.name} />
                {parts.length > 0 && <span className={s['few']}>{parts.join(', ')}</span>}
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
