import { annualCost, priceOn } from '../../../shared/price-on.ts'
import type { InventoryTool } from '../../../shared/stack.ts'
import { Button } from '../../components/Button.tsx'
import { ErrorNote } from '../../components/ErrorNote.tsx'
import { counted, listedFirst, money, plural } from '../../format.ts'
import s from '../stack.module.css'

/** Payees that are likely no software, for a person to leave out: nothing is left out by itself. */
export function NotSoftware({
  tools,
  day,
  currency,
  onLeaveOut,
  isPending,
}: {
  tools: readonly InventoryTool[]
  day: string
  currency: string
  onLeaveOut: (names: readonly string[]) => void
  isPending: boolean
}) {
  const likely = tools.filter(({ likelyNotSoftware }) => likelyNotSoftware !== null)
  if (likely.length === 0) return null
  const sums = Map.groupBy(likely, (tool) => tool.currency ?? currency)
  const costs = [...sums].map(([code, own]) => money(own.reduce((sum, tool) => sum + (annualCost(priceOn(tool, day)) ?? 0), 0), code)) // prettier-ignore
  const unknown = likely.filter((tool) => annualCost(priceOn(tool, day)) === null).length
  const why = likely.map(({ name, category, likelyNotSoftware }) => `${name} (${likelyNotSoftware?.startsWith('category') ? `“${category}”` : (likelyNotSoftware?.split(': ').at(-1) ?? '')})`) // prettier-ignore
  return (
    <div className={s['suggestion']}>
      <ErrorNote
        tone="info"
        title={`${counted(likely.length, 'payee')} ${plural(likely.length, 'is', 'are')} likely not software, and ${plural(likely.length, 'counts', 'count')} as ${plural(likely.length, 'a tool', 'tools')}: ${costs.join(' and ')} a year${unknown > 0 ? `, ${unknown} of unknown cost` : ''}.`}
        actions={
          <Button isPending={isPending} onPress={() => onLeaveOut(likely.map(({ name }) => name))}>
            Leave {plural(likely.length, 'it', 'them')} out
          </Button>
        }
      >
        By the category in the file of their payments, or else by their names: {listedFirst(why, 5)}. To leave out
        single ones, choose them in the list.
      </ErrorNote>
    </div>
  )
}
