import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { type Channel, channelNames } from '../../shared/pages/channels.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { IconButton } from '../components/Button.tsx'
import { Select } from '../components/Select.tsx'
import { SettingError } from '../components/SettingError.tsx'
import { TextField } from '../components/TextField.tsx'
import f from '../components/setting.module.css'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { counted } from '../format.ts'
import { useAskedField } from '../use-asked-field.ts'
import { campaignChannelParam } from './command.ts'
import { useTags } from './use-tags.ts'

interface CampaignChannelsProps {
  tags: WorkspaceConfig['tags']
  /** What stands above it has its height, so that it can be scrolled to. */
  settled: boolean
}

const fitsWords = (people: number | undefined): string =>
  people === undefined ? '–' : people === 0 ? 'nobody so far' : counted(people, 'person', 'people')

/** Campaigns whose tags do not say that they are ads, as where Matomo has a name alone. */
export function CampaignChannels({ tags, settled }: CampaignChannelsProps) {
  const set = useCommand('config.set')
  const { giveChannel, takeChannel } = useTags(set)
  const [campaign, setCampaign] = useState('')
  const [channel, setChannel] = useState<Channel>('Paid Search')
  const section = useAskedField(campaignChannelParam, settled)
  const { data } = useQuery('tags.preview', { tags })
  const name = campaign.trim()
  const isThere = tags.campaignChannels.some((each) => each.campaign.toLowerCase() === name.toLowerCase())
  const typed = useDebounced(name, 150)
  const draft = useQuery(
    'tags.preview',
    { tags: { ...tags, campaignChannels: [{ campaign: typed, channel }] } },
    { enabled: typed !== '' },
  )
  const add = async (): Promise<void> => {
    if (name !== '' && !isThere && (await giveChannel({ campaign: name, channel }))) setCampaign('')
  }
  return (
    <section ref={section} aria-labelledby="campaign-channels-title">
      <h2 id="campaign-channels-title">
        Channels of campaigns<small>where their tags do not say that they were paid for</small>
      </h2>
      <p className={f['note']}>
        An address may name a campaign and no medium, as Matomo’s own tags do. Of several that fit the first decides;
        all other visits have the channel that their source, medium and referrer say.
      </p>
      {tags.campaignChannels.length > 0 && (
        <ul className={f['list']} aria-label="Channels of campaigns">
          {tags.campaignChannels.map((each, index) => (
            <li key={each.campaign} className={f['row']}>
              <span>
                <code>{each.campaign}</code> came by <b>{each.channel}</b>
              </span>
              <span className={f['fits']}>{fitsWords(data?.campaignChannels[index])}</span>
              <IconButton
                icon={X}
                label={`Remove the channel of ${each.campaign}`}
                isDisabled={set.running}
                onPress={() => void takeChannel(each)}
              />
            </li>
          ))}
        </ul>
      )}
      <AddForm
        label="Channel of a campaign"
        does="Add"
        icon={Plus}
        isPending={set.running}
        isDisabled={name === '' || isThere}
        onAdd={() => void add()}
      >
        <TextField label="Campaign, or names like" mono value={campaign} onChange={setCampaign} placeholder="brand*" />
        <Select
          label="Came by"
          variant="field"
          value={channel}
          onChange={setChannel}
          options={channelNames.map((id) => ({ id, label: id }))}
        />
      </AddForm>
      <p className={f['note']} aria-live="polite">
        {isThere ? (
          'This name has a channel; remove it first.'
        ) : name === '' ? (
          <>
            <code>*</code> is any run of characters: <code>brand*</code> is every campaign that begins with brand.
          </>
        ) : draft.error ? (
          draft.error.message
        ) : draft.data ? (
          `Fits the campaign of ${fitsWords(draft.data.campaignChannels[0])}.`
        ) : (
          'Looking which campaigns fit …'
        )}
      </p>
      <SettingError error={set.error} />
    </section>
  )
}
