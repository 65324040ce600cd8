import { Plus, X } from 'lucide-react'
import { Fragment, type ReactNode, useId, useRef, useState } from 'react'
import type { DecisionSummary } from '../../../shared/api.ts'
import { capabilityKey, readEntries, writeEntries } from '../../../shared/stack/capabilities.ts'
import { paidOtherwiseSentence } from '../../../shared/notes/paid-otherwise.ts'
import { isEndedInUse } from '../../../shared/notes/reopened.ts'
import type { InventoryTool, ToolFields } from '../../../shared/stack/stack.ts'
import { useQuery } from '../../api.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { resultHref } from '../../decision/use-decision.ts'
import { baseName } from '../../imports/mapping.ts'
import { date, money, plural } from '../../format.ts'
import { paymentsHref } from '../payments-link.ts'
import { chargedText } from './facts.ts'
import s from '../stack.module.css'
import {
  emptyTool,
  fromTool,
  type PriceDraft,
  type ToolDraft,
  toTool,
  askedAgain,
  priceInForce,
  readAs,
  withPaid,
  withPriceOn,
  withStatus,
} from '../../../shared/stack/tool-draft.ts'

export interface ToolEditorProps {
  /** null = a new one. */
  tool: InventoryTool | null
  /** The price is that of it. */
  day: string
  /** What others have, to choose from. */
  known: { categories: string[]; teams: string[]; owners: string[]; vendors: string[]; tools: string[] }
  saving: boolean
  error: string | null
  onSave: (tool: ToolFields) => void
  /** Those whose options point at the tool. */
  decisions: readonly Pick<DecisionSummary, 'id' | 'name' | 'verdict' | 'decided'>[]
  onRetire: () => void
  onDelete: () => void
  onClose: () => void
}

const periods = [
  { id: 'month', label: 'a month' },
  { id: 'quarter', label: 'a quarter' },
  { id: 'year', label: 'a year' },
  { id: 'once', label: 'once' },
] as const
const statuses = ['active', 'trial', 'candidate', 'retired'] as const
const reasons = ['volume', 'sophistication', 'new focus', 'other'] as const

type TextKey = {
  [K in keyof ToolDraft]: ToolDraft[K] extends string ? (string extends ToolDraft[K] ? K : never) : never
}[keyof ToolDraft]

/** Every field of one tool. */
export function ToolEditor({
  tool,
  day,
  known,
  decisions,
  saving,
  error,
  onSave,
  onRetire,
  onDelete,
  onClose,
}: ToolEditorProps) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<ToolDraft>(() => (tool ? fromTool(tool) : emptyTool))
  const [tried, setTried] = useState(false)
  const lists = useId()
  const suggestions = useQuery('tools.capabilities', {})
  const change = (to: Partial<ToolDraft>): void => setDraft((before) => ({ ...before, ...to }))
  const result = toTool(draft)
  const problems = tried && !result.ok ? result.problems : {}
  const field = (key: TextKey, label: string, more: Partial<Parameters<typeof TextField>[0]> = {}): ReactNode => (
    <TextField
      label={label}
      value={draft[key]}
      onChange={(value) => change({ [key]: value })}
      error={problems[key] ?? null}
      {...more}
    />
  )
  const inForce = priceInForce(draft, day)
  const price = inForce === null ? draft : draft.prices[inForce]!
  const since = inForce === null ? null : `Since ${date(draft.prices[inForce]!.from)}.`
  const changePrice = (to: Parameters<typeof withPriceOn>[2]): void =>
    setDraft((before) => withPriceOn(before, day, to))
  const submit = (): void => {
    setTried(true)
    if (result.ok) onSave(result.tool)
    // The fields say why once this is drawn.
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }
  const taken = draft.prices.some(({ from }) => from === tool?.paidOtherwise?.price.from)
  const held = readEntries(draft.capabilities)
  const heldKeys = new Set(held.map(capabilityKey))
  const offered = (suggestions.data?.categories ?? [])
    .filter(({ category }) => category.toLowerCase() === draft.category.trim().toLowerCase())
    .flatMap(({ capabilities }) => capabilities)
    .filter((capability) => !heldKeys.has(capabilityKey(capability)))
  const categories = [
    ...new Set([...known.categories, ...(suggestions.data?.categories ?? []).map(({ category }) => category)]),
  ].toSorted()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={tool ? tool.name : 'Add a tool'}
      width={780}
      problem={error ?? (tried && !result.ok ? 'Some fields need another look; they say why.' : null)}
      footer={
        <>
          {tool && (
            <span className={s['footStart']}>
              {tool.status !== 'retired' && <Button onPress={onRetire}>Retire</Button>}
              <Button variant="danger" onPress={onDelete}>
                Delete
              </Button>
            </span>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" onPress={submit} isPending={saving}>
            {tool ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className={s['editor']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <datalist id={`${lists}-category`}>
          {categories.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {(['teams', 'owners', 'vendors'] as const).map((list) => (
          <datalist key={list} id={`${lists}-${list}`}>
            {known[list].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        ))}
        <fieldset className={s['fields']}>
          <legend>The tool</legend>
          {field('name', 'Name', { autoFocus: true })}
          {field('vendor', 'Vendor', { list: `${lists}-vendors` })}
          {field('category', 'Category', { list: `${lists}-category` })}
          <Select
            variant="field"
            label="Status"
            value={draft.status}
            onChange={(status) => setDraft((before) => withStatus(before, status, day))}
            options={statuses.map((id) => ({ id, label: id }))}
          />
          {isEndedInUse(draft, day) && (
            <div className={s['wide']}>
              <ErrorNote
                tone="warn"
                title={`It ended on ${date(draft.endDate)}, whatever its status.`}
                actions={<Button onPress={() => change({ endDate: '' })}>Clear that day</Button>}
              >
                “First day without it” below holds that day.
              </ErrorNote>
            </div>
          )}
          {tool?.endDate && draft.endDate === '' && tool.endDate <= day && (
            <p className={`${s['wide']} ${s['note']}`}>
              In use again: the day it ended, {date(tool.endDate)}, is taken away.
            </p>
          )}
          <div className={s['wide']}>
            {field('capabilities', 'Capabilities', { help: 'What it can do, separated by semicolons or commas.' })}
            {offered.length > 0 && (
              <div className={s['offers']}>
                <span className={s['note']}>Usual for {draft.category}:</span>
                {offered.slice(0, 8).map((capability) => (
                  <Button
                    key={capability}
                    icon={Plus}
                    onPress={() => change({ capabilities: writeEntries([...held, capability]) })}
                  >
                    {capability}
                  </Button>
                ))}
              </div>
            )}
          </div>
          {field('team', 'Team', { list: `${lists}-teams` })}
          {field('owner', 'Owner', { list: `${lists}-owners` })}
          {field('ownerEmail', 'Owner’s email', { type: 'email' })}
          {decisions.length > 0 && (
            <p className={`${s['wide']} ${s['note']}`}>
              {plural(decisions.length, 'Decision', 'Decisions')} about it:{' '}
              {decisions.map(({ id, name, verdict, decided }, index) => (
                <Fragment key={id}>
                  {index > 0 && '; '}
                  <a href={resultHref(name)}>{name}</a>
                  {decided ? `, decided: ${decided.choice}` : `, ${verdict}`}
                </Fragment>
              ))}
              .
            </p>
          )}
        </fieldset>
        <fieldset className={s['fields']}>
          <legend>Price and seats</legend>
          {field('cost', 'Cost', {
            value: price.cost,
            onChange: (cost) => changePrice({ cost }),
            inputMode: 'decimal',
            help: [readAs(price.cost), since].filter((part) => part !== null).join('. ') || null,
            error: (inForce === null ? problems.cost : null) ?? askedAgain(price.cost),
          })}
          {field('currency', 'Currency', {
            value: price.currency,
            onChange: (currency) => changePrice({ currency }),
            placeholder: (inForce === null ? '' : draft.currency) || 'workspace',
            maxLength: 3,
          })}
          <Select
            variant="field"
            label="Paid"
            value={price.billingPeriod}
            onChange={(billingPeriod) => changePrice({ billingPeriod })}
            options={periods}
          />
          {field('switchingCost', 'Switching cost, once', {
            inputMode: 'decimal',
            help: readAs(draft.switchingCost),
            error: problems.switchingCost ?? askedAgain(draft.switchingCost),
          })}
          {field('seatsLicensed', 'Seats licensed', { inputMode: 'numeric' })}
          {field('seatsActive', 'Seats in use', { inputMode: 'numeric' })}
          {tool?.paidOtherwise && (
            <div className={s['wide']}>
              <ErrorNote
                tone="warn"
                title={paidOtherwiseSentence(tool.paidOtherwise, money, date)}
                actions={
                  taken ? null : (
                    <Button onPress={() => setDraft((before) => withPaid(before, tool.paidOtherwise!))}>
                      Take it from payments
                    </Button>
                  )
                }
              >
                {taken
                  ? 'It is a price of its own below, from that day on.'
                  : 'What is said holds until somebody says otherwise.'}
              </ErrorNote>
            </div>
          )}
          {tool && tool.custom['Charges'] !== undefined && (
            <p className={`${s['wide']} ${s['note']}`}>
              Paid {chargedText(tool.custom)}. <a href={paymentsHref(String(tool.id))}>The payments behind it</a>
            </p>
          )}
          <div className={s['wide']}>
            <Prices
              own={draft}
              prices={draft.prices}
              problem={problems.prices ?? (inForce === null ? null : (problems.cost ?? null))}
              onChangeOwn={change}
              onChange={(prices) => change({ prices })}
            />
          </div>
        </fieldset>
        <fieldset className={s['fields']}>
          <legend>Contract and history</legend>
          {field('startDate', 'In use since', {
            type: 'date',
            help: tool && draft.startDate === (tool.startDate ?? '') ? tool.startWhy : null,
          })}
          {field('endDate', 'First day without it', { type: 'date' })}
          {field('renewalDate', 'Renews on', { type: 'date' })}
          {field('noticeDays', 'Notice, days', { inputMode: 'numeric' })}
          <Select
            variant="field"
            label="Renews by itself"
            value={draft.autoRenew === '' ? 'unknown' : draft.autoRenew}
            onChange={(value) => change({ autoRenew: value === 'unknown' ? '' : value })}
            options={[
              { id: 'unknown', label: 'not known' },
              { id: 'yes', label: 'yes' },
              { id: 'no', label: 'no' },
            ]}
          />
          <Select
            variant="field"
            label="Adopted for"
            value={draft.reason === '' ? 'unknown' : draft.reason}
            onChange={(value) => change({ reason: value === 'unknown' ? '' : value })}
            options={[{ id: 'unknown' as const, label: 'not known' }, ...reasons.map((id) => ({ id, label: id }))]}
          />
          {field('replaces', 'In place of', { help: 'Names, separated by semicolons.' })}
          {field('connectedTo', 'Connected to', { help: 'Names, separated by semicolons.' })}
          <div className={s['wide']}>{field('note', 'Note', { rows: 2 })}</div>
        </fieldset>
        <fieldset className={s['fields']}>
          <legend>Own fields</legend>
          <div className={s['wide']}>
            {draft.custom.map((own, index) => (
              <div key={index} className={s['pairRow']}>
                <TextField
                  label={`Name of field ${index + 1}`}
                  labelHidden
                  placeholder="name"
                  value={own.name}
                  onChange={(name) => change({ custom: draft.custom.with(index, { ...own, name }) })}
                />
                <TextField
                  label={`Value of ${own.name || `field ${index + 1}`}`}
                  labelHidden
                  placeholder="value"
                  value={own.value}
                  onChange={(value) => change({ custom: draft.custom.with(index, { ...own, value }) })}
                />
                <IconButton
                  icon={X}
                  label={`Remove ${own.name || 'this field'}`}
                  onPress={() => change({ custom: draft.custom.toSpliced(index, 1) })}
                />
              </div>
            ))}
            <Button
              variant="link"
              icon={Plus}
              onPress={() => change({ custom: [...draft.custom, { name: '', value: '' }] })}
            >
              Add a field
            </Button>
          </div>
        </fieldset>
        {tool && (
          <p className={s['note']}>
            {tool.importedFrom ? `Last written by ${baseName(tool.importedFrom)}.` : 'Entered by hand.'}
          </p>
        )}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  )
}

type OwnPrice = Pick<PriceDraft, 'cost' | 'currency' | 'billingPeriod'>

/** Later prices: past periods keep past prices. A new one is paid as often as the one before it. */
function Prices({
  own,
  prices,
  problem,
  onChangeOwn,
  onChange,
}: {
  /** The price before all of them. */
  own: OwnPrice
  prices: readonly PriceDraft[]
  problem: string | null
  onChangeOwn: (to: Partial<OwnPrice>) => void
  onChange: (prices: PriceDraft[]) => void
}) {
  return (
    <>
      {prices.length > 0 && (
        <p className={s['note']}>
          Each line: the day from which a price holds, and the price itself. “Cost” above is that of the day shown.
        </p>
      )}
      {prices.length > 0 && (
        <div className={s['priceRow']}>
          <span className={s['note']}>before the first</span>
          <TextField
            label="Price before the first of these days"
            labelHidden
            inputMode="decimal"
            placeholder="not known"
            value={own.cost}
            onChange={(cost) => onChangeOwn({ cost })}
          />
          <TextField
            label="Its currency"
            labelHidden
            placeholder="workspace"
            maxLength={3}
            value={own.currency}
            onChange={(currency) => onChangeOwn({ currency })}
          />
          <Select
            variant="bare"
            label="Paid, before the first of these days"
            value={own.billingPeriod}
            onChange={(billingPeriod) => onChangeOwn({ billingPeriod })}
            options={periods}
          />
        </div>
      )}
      {prices.map((price, index) => {
        const put = (to: Partial<PriceDraft>): void => onChange(prices.with(index, { ...price, ...to }))
        return (
          <div key={index} className={s['priceRow']}>
            <TextField
              label={`Price ${index + 1} from`}
              labelHidden
              type="date"
              value={price.from}
              onChange={(from) => put({ from })}
            />
            <TextField
              label={`New price ${index + 1}`}
              labelHidden
              inputMode="decimal"
              placeholder="new price"
              value={price.cost}
              onChange={(cost) => put({ cost })}
            />
            <TextField
              label={`Currency of price ${index + 1}`}
              labelHidden
              placeholder={own.currency === '' ? 'workspace' : own.currency}
              maxLength={3}
              value={price.currency}
              onChange={(currency) => put({ currency })}
            />
            <Select
              variant="bare"
              label={`Paid, price ${index + 1}`}
              value={price.billingPeriod}
              onChange={(billingPeriod) => put({ billingPeriod })}
              options={periods}
            />
            <IconButton
              icon={X}
              label={`Remove price ${index + 1}`}
              onPress={() => onChange(prices.toSpliced(index, 1))}
            />
          </div>
        )
      })}
      {problem && <p className={s['error']}>{problem}</p>}
      <Button
        variant="link"
        icon={Plus}
        onPress={() => {
          const { currency, billingPeriod } = prices.at(-1) ?? own
          onChange([...prices, { from: '', cost: '', currency, billingPeriod }])
        }}
      >
        Add a price change
      </Button>
    </>
  )
}
