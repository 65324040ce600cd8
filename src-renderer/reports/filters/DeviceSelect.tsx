/** The kind of device people were on; `device` in the address. */
import { Select } from '../../components/Select.tsx'
import { counted } from '../../format.ts'

interface DeviceSelectProps {
  /** null = on any. */
  device: string | null
  /** What can be chosen. */
  devices: readonly { device: string; people: number }[]
  onChange: (device: string | null) => void
}

export const DeviceSelect = ({ device, devices, onChange }: DeviceSelectProps) => (
  <Select
    label="Device"
    value={device ?? ''}
    set={device !== null}
    onChange={(id) => onChange(id === '' ? null : id)}
    options={[
      { id: '', any: true, label: 'any device' },
      // What is asked about stays, where nobody came on it.
      ...(device === null || devices.some((each) => each.device === device) ? [] : [{ id: device, label: device }]),
      ...devices.map((each) => ({
        id: each.device,
        label: each.device,
        note: counted(each.people, 'person', 'people'),
      })),
    ]}
  />
)
