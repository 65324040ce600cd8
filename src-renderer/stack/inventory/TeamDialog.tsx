import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ComboBox } from '../../components/ComboBox.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { count } from '../../format.ts'
import s from '../stack.module.css'

/** Asks for the team and the owner of several tools at once; what is left empty stays as it is. */
export function TeamDialog({
  tools,
  teams,
  owners,
  isPending,
  onClose,
  onSet,
}: {
  tools: readonly { name: string }[]
  teams: readonly string[]
  owners: readonly string[]
  isPending: boolean
  onClose: () => void
  onSet: (changes: { team?: string; owner?: string }) => void
}) {
  const [team, setTeam] = useState('')
  const [owner, setOwner] = useState('')
  const changes = { ...(team.trim() && { team: team.trim() }), ...(owner.trim() && { owner: owner.trim() }) }
  const options = (values: readonly string[]) => values.map((value) => ({ value }))
  return (
    <Dialog
      isOpen
      width={420}
      title={
        tools.length === 1
          ? `Set team or owner of ${tools[0]!.name}`
          : `Set team or owner of ${count(tools.length)} tools`
      }
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={Object.keys(changes).length === 0}
            onPress={() => onSet(changes)}
          >
            Set
          </Button>
        </>
      }
    >
      <ComboBox label="Team" value={team} onChange={setTeam} options={options(teams)} />
      <div className={s['gap']}>
        <ComboBox label="Owner" value={owner} onChange={setOwner} options={options(owners)} />
      </div>
      <p className={s['gap']}>What is left empty stays as it is. It can be undone.</p>
    </Dialog>
  )
}
