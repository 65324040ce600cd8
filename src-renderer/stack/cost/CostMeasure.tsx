import { SegmentedControl } from '../../components/SegmentedControl.tsx'

const options = [
  { id: 'annual', label: 'Annual cost' },
  { id: 'period', label: 'Cost of a period' },
  { id: 'payments', label: 'Paid and contract' },
  { id: 'spend', label: 'Paid by month' },
  { id: 'budget', label: 'Next year' },
] as const
export type Measure = (typeof options)[number]['id']

/** What of a cost is looked at: as it stands, over a period, what was paid against it, when it was paid, or what it will be. */
export const CostMeasure = ({ value, onChange }: { value: Measure; onChange: (value: Measure) => void }) => (
  <SegmentedControl label="Measure" value={value} onChange={onChange} options={options} />
)
