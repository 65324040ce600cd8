import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { type WorkspaceConfig, workspaceConfig } from '../../shared/config.ts'
import type { InventoryTool } from '../../shared/stack/stack.ts'
import { useCommand, useQuery } from '../api.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { counted } from '../format.ts'
import type { NeededRate } from '../rates/rates-dialog.ts'
import { saveConfig } from '../save-config.ts'
import { parseMoney } from '../../shared/text/money-text.ts'
import { doubt, echo, readings, written } from '../../shared/text/typed-amount.ts'
import s from './stack.module.css'

interface PanelProps {
  config: WorkspaceConfig
  onDone: () => void
}

/** Accepts `20000`, `20,000`, `20.000,00`, `20k`; NaN for anything else, `20.000` included, which may be 20. */
export function readAmount(text: string): number {
  const cell = parseMoney(text)
  if (!cell.ok || cell.money === null || readings(text) !== null) return Number.NaN
  return cell.money.currency === null && cell.money.amount >= 0 ? cell.money.amount : Number.NaN
}

/**
 * A rate: `1.08`, and `1,08` where the comma can only be a decimal one; NaN for `1,234`, which may be either. `1/1.10` is the rate of
 * the other direction, as banks and newspapers say it.
 */
export function readRate(text: string): number {
  const inverse = /^\s*1\s*\/(.*)$/.exec(text)
  if (inverse) return 1 / readRate(inverse[1]!)
  const match = /^\s*(\d+)[.,](\d+)\s*$|^\s*(\d+|\.\d+)\s*$/.exec(text)
  if (!match) return Number.NaN
  const [, whole, part, plain] = match
  if (plain !== undefined) return Number(plain)
  return text.includes(',') && part!.length === 3 && whole !== '0' ? Number.NaN : Number(`${whole}.${part}`)
}

/** `1 EUR = 1.1 USD`: the rate from USD to EUR as it is said the other way round, so that one typed for the other is seen. */
export const otherWayRound = (rate: number, from: string, to: string): string | null =>
  rate > 0 && Number.isFinite(rate)
    ? `1 ${to} = ${(1 / rate).toLocaleString('en-US', { maximumSignificantDigits: 5 })} ${from}`
    : null

/** Why a bound cannot be used, as a sentence; null where it can. */
function tierProblem(text: string): string | null {
  const problem = doubt(text)
  if (problem !== null) return `${problem}.`
  return Number.isNaN(readAmount(text)) ? 'An amount a year, such as 20,000 or 20k.' : null
}

/** Three annual-cost bounds; a tool that costs exactly a bound belongs above it. */
export function TierPanel({ config, onDone }: PanelProps) {
  const [typed, setTyped] = useState(
    config.tiers.map((bound) => (Number.isInteger(bound) ? bound.toLocaleString('en-US') : written(bound))),
  )
  const set = useCommand('config.set')
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN] = typed.map(readAmount)
  const right = a > 0 && a < b && b < c
  const labels = ['Compare with stack from', 'Review from', 'Due diligence from']
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (right)
          void saveConfig(set, { tiers: [a, b, c] }, { tiers: config.tiers }, 'Tier bounds changed.').then(
            (saved) => saved && onDone(),
          )
      }}
    >
      {labels.map((label, index) => (
        <TextField
          key={label}
          label={label}
          inputMode="decimal"
          value={typed[index] ?? ''}
          onChange={(text) => setTyped(typed.map((before, at) => (at === index ? text : before)))}
          error={tierProblem(typed[index] ?? '')}
          help={echo(typed[index] ?? '', readAmount(typed[index] ?? ''))}
        />
      ))}
      <p className={s['note']}>
        {right || [a, b, c].some(Number.isNaN)
          ? `In ${config.currency} a year, for every tool.`
          : 'The amounts must rise.'}
      </p>
      {set.error && <p className={s['error']}>{set.error.message}</p>}
      <div className={s['panelFoot']}>
        <Button onPress={() => setTyped(['20,000', '50,000', '80,000'])}>Defaults</Button>
        <Button variant="primary" type="submit" isDisabled={!right} isPending={set.running}>
          Apply
        </Button>
      </div>
    </form>
  )
}

/** A number of people, `12` or `7.5`; null where the field is empty, NaN for anything else. */
export function readHeads(text: string): number | null {
  if (text.trim() === '') return null
  const heads = readAmount(text)
  return heads > 0 ? heads : Number.NaN
}

/** Team names of the configuration and of the tools, one each; the tools' spelling holds. */
export function teamsWithHeads(teams: readonly string[], heads: Readonly<Record<string, number>>): [string, string][] {
  const given = new Map(
    Object.entries(heads).map(([team, count]) => [team.toLowerCase(), [team, String(count)] as const]),
  )
  const rows = teams.map((team): [string, string] => {
    const [, count = ''] = given.get(team.toLowerCase()) ?? []
    given.delete(team.toLowerCase())
    return [team, count]
  })
  return [...rows, ...[...given.values()].map(([team, count]): [string, string] => [team, count])]
}

/** People of each team, for the cost per head; an empty field says nothing of its team. */
export function HeadsPanel({ config, teams, onDone }: PanelProps & { teams: readonly string[] }) {
  const [typed, setTyped] = useState(() => teamsWithHeads(teams, config.heads))
  const set = useCommand('config.set')
  const read = typed.map(([team, text]) => [team, readHeads(text)] as const)
  const heads = Object.fromEntries(read.flatMap(([team, count]) => (count === null ? [] : [[team, count]])))
  const right = !Object.values(heads).some(Number.isNaN)
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (right)
          void saveConfig(set, { heads }, { heads: config.heads }, 'People of each team changed.').then(
            (saved) => saved && onDone(),
          )
      }}
    >
      <div className={s['heads']}>
        {typed.map(([team, text], index) => (
          <TextField
            key={team}
            label={team}
            inputMode="decimal"
            value={text}
            onChange={(next) => setTyped(typed.map(([name, before], at) => [name, at === index ? next : before]))}
            error={Number.isNaN(readHeads(text)) ? 'A number of people.' : null}
          />
        ))}
      </div>
      <p className={s['note']}>What the stack costs a head is in the table, for every team whose people are known.</p>
      {set.error && <p className={s['error']}>{set.error.message}</p>}
      <div className={s['panelFoot']}>
        <Button variant="primary" type="submit" isDisabled={!right} isPending={set.running}>
          Apply
        </Button>
      </div>
    </form>
  )
}

/**
 * Rates for money shown in another currency, worked out from those there are; '' where nobody knows it yet. `used`: the
 * currencies that something is priced in.
 */
export function ratesIn(
  to: string,
  { currency, rates }: Pick<WorkspaceConfig, 'currency' | 'rates'>,
  used: readonly string[],
): { code: string; rate: string }[] {
  const known = new Map([...Object.entries(rates), [currency, 1] as const])
  const one = known.get(to)
  const codes = new Set([...Object.keys(rates), ...used, ...(one === undefined ? [] : [currency])])
  codes.delete(to)
  return [...codes].map((code) => {
    const rate = known.get(code)
    return { code, rate: one === undefined || rate === undefined ? '' : String(Number((rate / one).toPrecision(10))) }
  })
}

/** Those of tools and of the values of events, the one of the workspace included. */
export function currenciesUsed(
  tools: readonly Pick<InventoryTool, 'cost' | 'currency' | 'prices'>[],
  ofEvents: readonly string[],
): string[] {
  const priced = tools.flatMap((tool) => [tool, ...tool.prices])
  return [...priced.flatMap((price) => (price.cost === null ? [] : (price.currency ?? []))), ...ofEvents]
}

/** The currency all money is shown in, and what the others are worth in it. */
export function MoneyPanel({
  config,
  missing = [],
  needed = [],
  onDone,
}: PanelProps & { missing?: readonly string[]; needed?: readonly NeededRate[] }) {
  const [currency, setCurrency] = useState(config.currency)
  const [rates, setRates] = useState([
    // Asked for by a tool and not there yet: only the number has to be typed.
    ...missing.map((code) => ({ code, rate: '' })),
    ...Object.entries(config.rates).map(([code, rate]) => ({ code, rate: String(rate) })),
  ])
  const set = useCommand('config.set')
  const { data: inventory } = useQuery('tools.list', {})
  const { data: ofEvents = [] } = useQuery('events.currencies', {})
  const used = [...missing, ...currenciesUsed(inventory?.tools ?? [], ofEvents)]
  /** Another currency has other rates, and none to itself. */
  const showIn = (text: string): void => {
    setCurrency(text)
    const code = text.trim().toUpperCase()
    if (code === currency.trim().toUpperCase() || !workspaceConfig.shape.currency.safeParse(code).success) return
    setRates(ratesIn(code, config, used))
  }
  // What is asked for may be set later.
  const typed = rates.filter(({ code, rate }) => rate.trim() !== '' || !used.includes(code) || code in config.rates)
  const wanted = {
    currency: currency.trim().toUpperCase(),
    rates: Object.fromEntries(typed.map(({ code, rate }) => [code.trim().toUpperCase(), readRate(rate)])),
  }
  const codeRight = workspaceConfig.shape.currency.safeParse(wanted.currency).success
  const ratesRight =
    workspaceConfig.shape.rates.safeParse(wanted.rates).success && Object.keys(wanted.rates).length === typed.length
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        if (codeRight && ratesRight)
          void saveConfig(
            set,
            wanted,
            { currency: config.currency, rates: config.rates },
            'Currency and rates changed.',
          ).then((saved) => saved && onDone())
      }}
    >
      {needed.length > 0 && (
        <div>
          <div className={s['rateHead']}>Without a rate</div>
          {needed.map(({ code, tools, payments }) => (
            <div key={code} className={s['note']}>
              {code}: {counted(tools, 'tool')}
              {payments > 0 && `, ${counted(payments, 'payment')}`}
            </div>
          ))}
        </div>
      )}
      <TextField
        label="Show money in"
        value={currency}
        onChange={showIn}
        maxLength={3}
        error={codeRight ? null : 'A three-letter code such as USD.'}
      />
      <div>
        <div className={s['rateHead']}>Rates</div>
        {rates.map((row, index) => (
          <div key={index} className={s['rate']}>
            <span>1</span>
            <TextField
              label={`Currency ${index + 1}`}
              labelHidden
              placeholder="EUR"
              maxLength={3}
              value={row.code}
              onChange={(code) => setRates(rates.map((before, at) => (at === index ? { ...before, code } : before)))}
            />
            <span>=</span>
            <TextField
              label={`Rate of ${row.code || 'the currency'}`}
              labelHidden
              placeholder="0.00"
              inputMode="decimal"
              value={row.rate}
              onChange={(rate) => setRates(rates.map((before, at) => (at === index ? { ...before, rate } : before)))}
            />
            <span>{wanted.currency}</span>
            <IconButton
              icon={X}
              label={`Remove ${row.code || 'this rate'}`}
              onPress={() => setRates(rates.filter((_, at) => at !== index))}
            />
            {row.code !== '' && readRate(row.rate) > 0 && (
              <span className={s['otherWay']}>{otherWayRound(readRate(row.rate), row.code, wanted.currency)}</span>
            )}
          </div>
        ))}
        <Button variant="link" icon={Plus} onPress={() => setRates([...rates, { code: '', rate: '' }])}>
          Add a rate
        </Button>
      </div>
      {set.error && <p className={s['error']}>{set.error.message}</p>}
      <div className={s['panelFoot']}>
        <span className={s['note']}>What is in a currency without a rate is refused, never guessed.</span>
        <Button variant="primary" type="submit" isDisabled={!codeRight || !ratesRight} isPending={set.running}>
          Apply
        </Button>
      </div>
    </form>
  )
}
