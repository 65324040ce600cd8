import { SegmentedControl } from '../../components/SegmentedControl.tsx'

const options = [
  { id: 'annual', label: 'Annual cost' },
  { id: 'period', label: 'Cost of a period' },
  { id: 'payments', label: 'Paid and contract' },
] as const
type Measure = (typeof options)[number]['id']

/** What of a cost is looked at: as it stands, over a period, or what was paid against it. */
export const CostMeasure = ({ value, onChange }: { value: Measure; onChange: (value: Measure) => void }) => (
  <SegmentedControl label="Measure" value={value} onChange={onChange} options={options} />
)
