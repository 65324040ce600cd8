import { Plus, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { WorkspaceConfig } from '../../shared/config.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { SettingError } from '../components/SettingError.tsx'
import { TextField } from '../components/TextField.tsx'
import { counted } from '../format.ts'
import { useAskedField } from '../use-asked-field.ts'
import { useSetting } from '../use-setting.ts'
import { ownHostParam } from './command.ts'
import { hostRows, hostTyped, ownHostsWith } from './hosts.ts'
import f from '../components/setting.module.css'

/** More are in the configuration. */
const shown = 20

interface OwnHostsProps {
  setting: WorkspaceConfig['ownHosts']
  /** What stands above it has its height, so that it can be scrolled to. */
  settled: boolean
}

/** Between which hosts links are no referrals: those that have enough pages here, until somebody says which. */
export function OwnHosts({ setting, settled }: OwnHostsProps) {
  const set = useCommand('config.set')
  const { put } = useSetting(set, 'ownHosts')
  const [typed, setTyped] = useState('')
  const { data } = useQuery('ownHosts.list', {})
  const section = useAskedField(ownHostParam, settled && data !== undefined)
  const rows = data ? hostRows(data, setting) : []
  const host = hostTyped(typed)
  const say = (of: string, own: boolean): Promise<boolean> =>
    put(() => ownHostsWith(rows, of, own), own ? `${of} is one of your own hosts now.` : `Links from ${of} are referrals now.`) // prettier-ignore
  const add = async (): Promise<void> => {
    if (host !== null && (await say(host, true))) setTyped('')
  }
  return (
    <section ref={section} aria-labelledby="own-hosts-title">
      <h2 id="own-hosts-title">
        Own hosts
        <small>{setting === null ? 'found by their pages' : 'as you said'}</small>
      </h2>
      <p className={f['note']}>
        A link from one of them to another is no referral: without a tag it is direct. Until you say which, it is every
        host with 1 % of the events on pages.
      </p>
      {rows.length > 0 && (
        <ul className={f['list']} aria-label="Own hosts">
          {rows.slice(0, shown).map((each) => (
            <li key={each.host}>
              <Checkbox
                selected={each.own}
                disabled={set.running || each.byPattern}
                onChange={(own) => void say(each.host, own)}
                aside={each.events === null ? 'no page here' : `${counted(each.events, 'event')} on its pages`}
              >
                {each.host}
              </Checkbox>
            </li>
          ))}
        </ul>
      )}
      {rows.length > shown && <p className={f['note']}>And {counted(rows.length - shown, 'host')} more.</p>}
      <AddForm does="Add" icon={Plus} isPending={set.running} isDisabled={host === null} onAdd={() => void add()}>
        <TextField
          label="Another host, or hosts like"
          mono
          value={typed}
          onChange={setTyped}
          placeholder="*.your-company.com"
        />
      </AddForm>
      {setting !== null && (
        <div className={f['gap']}>
          <Button
            icon={RotateCcw}
            isDisabled={set.running}
            onPress={() => void put(() => null, 'Own hosts are found by their pages again.')}
          >
            Find them by their pages
          </Button>
        </div>
      )}
      <SettingError error={set.error} />
    </section>
  )
}
