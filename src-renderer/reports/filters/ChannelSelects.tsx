/** The channels people came by, any of several; `channel` in the address. */
import { channelsIn } from '../../../shared/pages/channels.ts'
import { type Option, Select } from '../../components/Select.tsx'
import { counted } from '../../format.ts'
import { withChannel } from './with-channel.ts'

interface ChannelSelectsProps {
  /** As the reports take it; null = any channel. */
  channel: string | null
  /** What can be chosen. */
  channels: readonly { channel: string; people: number }[]
  onChange: (channel: string | null) => void
}

/** One choice for each channel, and one more while there are others. */
export function ChannelSelects({ channel, channels, onChange }: ChannelSelectsProps) {
  const chosen = channel === null ? [] : channelsIn(channel)
  const others = channels.filter((each) => !chosen.includes(each.channel))
  return [...chosen, ...(others.length > 0 ? [''] : [])].map((own, at) => (
    <Select
      key={at}
      label={at === 0 ? 'Came by' : 'or'}
      value={own}
      set={own !== ''}
      onChange={(id) => onChange(withChannel(chosen, at, id))}
      options={[
        { id: '', any: true, label: at === 0 ? 'any channel' : 'no other channel' },
        // What is asked about stays, where nobody came by it.
        ...(own === '' || channels.some((each) => each.channel === own) ? [] : [{ id: own, label: own }]),
        ...channels.filter((each) => each.channel === own || others.includes(each)).map(optionOf),
      ]}
    />
  ))
}

const optionOf = ({ channel, people }: { channel: string; people: number }): Option<string> => ({
  id: channel,
  label: channel,
  note: counted(people, 'person', 'people'),
})
