/** Which tools bring which sources, campaigns and so on: their cost is counted there, and goes dark with them. */
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { readEntries } from '../../shared/stack/capabilities.ts'
import { dimensions } from '../../shared/reports/content-attribution.ts'
import { toolChannelOf, withToolChannel } from '../../shared/stack/tool-channels.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { Button, IconButton } from '../components/Button.tsx'
import { ComboBox } from '../components/ComboBox.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { Select } from '../components/Select.tsx'
import f from '../components/setting.module.css'
import { SettingError } from '../components/SettingError.tsx'
import { listed } from '../format.ts'
import { useSetting } from '../use-setting.ts'
import { type Dimension, dimensionWords } from '../words.ts'

interface ToolChannelsProps {
  /** Chosen at first, and what `names` are of. */
  by: Dimension
  names: readonly string[]
  onClose: () => void
}

export function ToolChannels({ by: shown, names, onClose }: ToolChannelsProps) {
  const set = useCommand('config.set')
  const { value: channels = [], put } = useSetting(set, 'toolChannels')
  const { data: inventory } = useQuery('tools.list', {})
  const [tool, setTool] = useState('')
  const [by, setBy] = useState(shown)
  const [text, setText] = useState('')
  const keys = readEntries(text)
  const own = tool.trim()
  const before = toolChannelOf(channels, own)
  const words = dimensionWords[by]
  const add = async (): Promise<void> => {
    const said = `The cost of ${own} counts for ${listed(keys)} now.`
    if (!(await put((now) => withToolChannel(now, { tool: own, by, keys }), said))) return
    setTool('')
    setText('')
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Which tools bring whom"
      width={720}
      footer={
        <Button variant="primary" onPress={onClose}>
          Done
        </Button>
      }
    >
      <p className={f['note']}>
        What such a tool costs is counted for the {dimensionWords[shown].many} it brings, as Google Ads does for google;
        the cost of all others is shared by all. A tool brings names of one kind.
      </p>
      {channels.length > 0 && (
        <ul className={f['list']} aria-label="Tools and what they bring">
          {channels.map((each) => (
            <li key={each.tool} className={f['row']}>
              <span>
                <b>{each.tool}</b> brings {listed(each.keys)}
              </span>
              <span className={f['fits']}>{dimensionWords[each.by].one}</span>
              <IconButton
                icon={X}
                label={`Remove what ${each.tool} brings`}
                isDisabled={set.running}
                onPress={
                  () =>
                  void put((now) => withToolChannel(now, { ...each, keys: [] }), `The cost of ${each.tool} is shared by all.`) // prettier-ignore
                }
              />
            </li>
          ))}
        </ul>
      )}
      <AddForm
        label="A tool and what it brings"
        does="Save"
        icon={Check}
        isPending={set.running}
        isDisabled={own === '' || keys.length === 0}
        onAdd={() => void add()}
      >
        <ComboBox
          label="Tool"
          value={tool}
          onChange={setTool}
          options={[...new Set((inventory?.tools ?? []).map(({ name }) => name))].map((value) => ({ value }))}
        />
        <Select
          label="Brings"
          variant="field"
          value={by}
          onChange={(id) => {
            setBy(id)
            setText('')
          }}
          options={dimensions.map((id) => ({ id, label: dimensionWords[id].choice }))}
        />
        <ComboBox
          label="Names, between commas"
          several
          value={text}
          onChange={setText}
          options={by === shown ? names.map((value) => ({ value })) : []}
        />
      </AddForm>
      <p className={f['note']} aria-live="polite">
        {before === undefined
          ? `As the report by ${words.one} names them.`
          : `${before.tool} brings ${listed(before.keys)}: this takes its place.`}
      </p>
      <SettingError error={set.error} />
    </Dialog>
  )
}
