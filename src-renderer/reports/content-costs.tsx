/** What each content group cost, typed or read from a table. */
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import type { ContentCostsRead } from '../../shared/api.ts'
import type { ContentCost } from '../../shared/config.ts'
import { useCommand, useEngine } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { CutText } from '../components/PathChip.tsx'
import { TextField } from '../components/TextField.tsx'
import { counted, listed } from '../format.ts'
import { saveConfig } from '../save-config.ts'
import { chooseText } from '../workspaces.ts'
import s from './content-attribution.module.css'

interface Draft {
  amount: string
  hours: string
  hourlyRate: string
  /** null = the workspace's. */
  currency: string | null
}

const draftOf = (cost: ContentCost | undefined): Draft => {
  const text = (value: number | undefined): string => (value ? String(value) : '')
  return {
    amount: text(cost?.amount),
    hours: text(cost?.hours),
    hourlyRate: text(cost?.hourlyRate),
    currency: cost?.currency ?? null,
  }
}

const isRight = ({ amount, hours, hourlyRate }: Draft): boolean => [amount, hours, hourlyRate].every(isNumber)

const read = (text: string): number => (text.trim() === '' ? 0 : Number(text.replaceAll(',', '')))
const isNumber = (text: string): boolean => Number.isFinite(read(text)) && read(text) >= 0

export function ContentCosts({
  groups: known,
  costs,
  currency,
  onClose,
}: {
  groups: readonly string[]
  costs: readonly ContentCost[]
  currency: string
  onClose: () => void
}) {
  const engine = useEngine()
  const set = useCommand('config.set')
  const [drafts, setDrafts] = useState<Record<string, Draft>>(() =>
    Object.fromEntries(known.map((group) => [group, draftOf(costs.find((cost) => cost.group === group))])),
  )
  const [file, setFile] = useState<ContentCostsRead | string | null>(null)
  const groups = Object.keys(drafts)
  const change = (group: string, to: Partial<Draft>): void =>
    setDrafts((now) => ({ ...now, [group]: { ...now[group]!, ...to } }))
  const wrong = !Object.values(drafts).every(isRight)
  const readFile = async (): Promise<void> => {
    const text = await chooseText('.csv,.tsv,.txt,text/csv')
    if (text === null) return
    try {
      const found = await engine.call('contentCosts.read', { text })
      setFile(found)
      setDrafts((now) => ({ ...now, ...Object.fromEntries(found.costs.map((cost) => [cost.group, draftOf(cost)])) }))
    } catch (error) {
      setFile((error as Error).message)
    }
  }
  const save = async (): Promise<void> => {
    const contentCosts = groups.flatMap((group): ContentCost[] => {
      const draft = drafts[group]!
      const cost = {
        group,
        amount: read(draft.amount),
        currency: draft.currency,
        hours: read(draft.hours),
        hourlyRate: read(draft.hourlyRate),
      }
      return cost.amount > 0 || cost.hours > 0 ? [cost] : []
    })
    if (await saveConfig(set, { contentCosts }, { contentCosts: [...costs] }, 'Costs saved.')) onClose()
  }
  const unknown =
    file === null || typeof file === 'string'
      ? []
      : file.costs.map((cost) => cost.group).filter((group) => !known.includes(group))
  const fields = [
    { id: 'amount', label: 'Money' },
    { id: 'hours', label: 'Hours' },
    { id: 'hourlyRate', label: 'Hourly rate' },
  ] as const
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="What content costs"
      width={620}
      footer={
        <>
          <Button icon={FileUp} onPress={() => void readFile()}>
            Read from a table
          </Button>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={wrong} isPending={set.running} onPress={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <p className={s['few']}>
        For each group as a whole, in {currency} unless another currency is named. A table has a column <b>group</b> and
        one or more of <b>amount</b>, <b>hours</b>, <b>hourly rate</b> and <b>currency</b>.
      </p>
      {set.error && <ErrorNote title={set.error.message} />}
      {typeof file === 'string' && <ErrorNote title={file} />}
      {file !== null && typeof file !== 'string' && (
        <p className={s['panelNote']} role="status">
          {counted(file.costs.length, 'group')} read.{' '}
          {file.rejects.map(({ line, reason }) => `Line ${line}: ${reason}.`).join(' ')}
          {unknown.length > 0 && ` No page is in ${listed(unknown)} yet.`}
        </p>
      )}
      <div className={s['costs']}>
        <span />
        {fields.map((field) => (
          <span key={field.id} className={s['costHead']} aria-hidden="true">
            {field.label}
          </span>
        ))}
        {groups.map((group) => (
          <div key={group} className={s['costRow']}>
            <CutText text={group} />
            {fields.map((field) => (
              <TextField
                key={field.id}
                label={`${field.label}, ${group}`}
                labelHidden
                inputMode="decimal"
                value={drafts[group]?.[field.id] ?? ''}
                error={isNumber(drafts[group]?.[field.id] ?? '') ? null : 'a number'}
                onChange={(text) => change(group, { [field.id]: text })}
              />
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  )
}
