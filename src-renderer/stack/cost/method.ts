import type { ReactNode } from 'react'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { tierNames } from '../cost-finding.ts'

/** What each figure means. */
export function terms(config: WorkspaceConfig | undefined): [string, ReactNode][] {
  const rates = Object.entries(config?.rates ?? {}).map(([code, rate]) => `1 ${code} = ${rate} ${config?.currency}`)
  return [
    [
      'Annual cost',
      'Cost per billing period × periods per year. What is paid once has an annual cost of 0 and falls on its start date.',
    ],
    [
      'Cost of a period',
      'For every day a tool was active, its annual cost ÷ the days of that calendar year. A tool is active from its start date; the end date is the first day without it.',
    ],
    [
      'Against the period before',
      'A tool in use in one of the two was added or removed, and so is time in use and what is paid once. Price: the rest of the difference, or currency where the bills are not in one. Where the periods are not equally long, what that alone makes.',
    ],
    [
      'Currency',
      `Everything in ${config?.currency ?? 'the workspace currency'}${rates.length > 0 ? `, at ${rates.join(', ')}` : ''}. A currency without a rate is refused by name.`,
    ],
    [
      'Paid for unused seats',
      'Annual cost × (licensed − in use) ÷ licensed; not known without seat figures, and shown apart, never subtracted.',
    ],
    [
      'Tier',
      `By annual cost: ${tierNames.map((name) => name.toLowerCase()).join(', ')}. A tool that costs exactly a bound belongs above it.`,
    ],
    ['By capability', 'A tool’s cost is split equally over its capabilities; tools without any are in (none).'],
  ]
}
