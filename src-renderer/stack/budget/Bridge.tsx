/** From what the months before cost to what the period will. */
import type { Report } from '../../../shared/reports/index.ts'
import { type BudgetPart, budgetParts } from '../../../shared/reports/stack-budget.ts'
import type { TipContent } from '../../components/Tooltip.tsx'
import { count, counted } from '../../format.ts'
import { Steps, type Step } from '../Steps.tsx'
import type { Money } from '../use-day.ts'
import type { BudgetSums } from './sums.ts'

export const partLabels: Record<BudgetPart, string> = {
  added: 'Added',
  removed: 'Removed',
  price: 'Known prices',
  length: 'Leap year',
  ends: 'Ends',
  basis: 'As paid',
  uplift: 'Uplift',
  seats: 'More seats',
  usage: 'Billed by use',
}

const kinds: Partial<Record<BudgetPart, Step['kind']>> = { added: 'added', removed: 'removed', ends: 'removed' }

/** Named in a tooltip. */
const mostNamed = 5

interface BridgeProps {
  tools: readonly BudgetSums[]
  report: Report<'stack-budget'>
  /** The months before. */
  before: string
  caption: string
  /** Of the two bars, short. */
  labels: Record<'before' | 'cost', string>
  money: Money
  stale: boolean
}

export function Bridge({ tools, report, before, caption, labels, money, stale }: BridgeProps) {
  const { totals } = report
  const total = (key: 'before' | 'cost'): Step => ({
    key,
    label: labels[key],
    note: counted(tools.filter((each) => each[key] !== 0).length, 'tool'),
    amount: totals[key],
    kind: 'total',
    tip: {
      title: labels[key],
      figures: [{ label: 'Cost of the period', value: money.exact(totals[key]), strong: true }],
    },
  })
  const steps = budgetParts.map((part): Step => {
    const of = tools.filter((each) => each[part] !== 0).toSorted((a, b) => Math.abs(b[part]) - Math.abs(a[part]))
    const label = partLabels[part]
    const tip: TipContent = {
      title: label,
      figures: [
        { label: 'Change', value: money.signed(totals[part]), strong: true },
        ...of.slice(0, mostNamed).map((each) => ({ label: each.key, value: money.signed(each[part]) })),
      ],
      ...(of.length > mostNamed && { note: `and ${count(of.length - mostNamed)} more.` }),
    }
    return {
      key: part,
      label,
      note: counted(of.length, 'tool'),
      amount: totals[part],
      kind: (totals[part] !== 0 && kinds[part]) || 'other',
      tip,
    }
  })
  return (
    <Steps
      title={`Against ${before}`}
      caption={caption}
      fileName="budget-bridge"
      steps={[total('before'), ...steps, total('cost')]}
      money={money}
      stale={stale}
    />
  )
}
