import { useState } from 'react'
import { ended } from '../../../shared/text/figures.ts'
import type { InventoryTool } from '../../../shared/stack/stack.ts'
import { useQuery } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { TextField } from '../../components/TextField.tsx'
import { money } from '../../format.ts'
import s from '../stack.module.css'
import { splitShares } from './facts.ts'
import { readShares, sharesAtFirst, withTyped } from './share-fields.ts'

/** Says over which tools payments are split, and by which shares, before they are: by what they state, unless others are typed. */
export function SplitDialog({
  split,
  tools,
  isPending,
  onClose,
  onSplit,
}: {
  split: { payee: number; among: number[] }
  tools: readonly InventoryTool[]
  isPending: boolean
  onClose: () => void
  /** null = by what the tools state. */
  onSplit: (shares: { id: number; percent: number }[] | null) => void
}) {
  const { data: config } = useQuery('config.get', {})
  const payee = tools.find(({ id }) => id === split.payee)
  const lines = config ? splitShares(tools, split, config) : []
  const [typed, setTyped] = useState<string[] | null>(null)
  const isKnown = lines.every(({ share }) => share !== null)
  const texts = typed ?? sharesAtFirst(lines)
  const { shares, wrong } = readShares(texts)
  const given = typed && lines.map(({ id }, at) => ({ id, percent: shares[at]! }))
  return (
    <Dialog
      isOpen
      alert
      width={480}
      title={`Split the payments to ${payee?.name ?? ''} over ${lines.length} tools?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>No, leave them</Button>
          <Button
            variant="primary"
            onPress={() => onSplit(given)}
            isPending={isPending}
            isDisabled={!config || (typed === null ? !isKnown : wrong !== null)}
          >
            Split
          </Button>
        </>
      }
    >
      <table className={s['sideTable']} aria-label="Shares of the payments">
        <thead>
          <tr>
            <td />
            <th scope="col">States a year</th>
            <th scope="col">Share, %</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, states }, at) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{states === null || !config ? 'not known' : money(states, config.currency)}</td>
              <td>
                <TextField
                  label={`Share of ${name}, per cent`}
                  labelHidden
                  inputMode="decimal"
                  value={texts[at]!}
                  onChange={(text) => setTyped(withTyped(texts, at, text))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={s['gap']}>
        {typed !== null && wrong !== null
          ? wrong
          : typed === null && !isKnown
            ? 'Not every tool states what it costs a year, so give each its share of the payments.'
            : `${ended(`Each has ${typed === null ? 'its own bills where their amounts tell them, else its share of the payments' : 'its share of every payment'} to ${payee?.name ?? ''}${payee?.knownBy === 'payments' ? ', which is no entry of its own any more' : ''}${isKnown ? '' : '; of a tool that states no cost, it is the cost'}`)} A tool that is missing here gets nothing. It can be undone.`}
      </p>
    </Dialog>
  )
}
