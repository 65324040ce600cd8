import { carry, navigate } from '../../route.ts'
import type { Measure } from './CostMeasure.tsx'

const paths: Record<Measure, string> = {
  annual: '/stack-cost',
  period: '/stack-cost-change',
  payments: '/stack-payments',
  spend: '/stack-spend',
  budget: '/stack-budget',
}

/** Another measure on the screen it is shown on. */
export const openMeasure = (measure: Measure, query: URLSearchParams): void => navigate(carry(paths[measure], query))
