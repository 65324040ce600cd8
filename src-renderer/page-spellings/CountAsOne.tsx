/** Shows which names would be one, to be ticked before any of it holds. */
import { useState } from 'react'
import type { TagProposal } from '../../shared/api.ts'
import { type TagAlias, tagFields, type WorkspaceConfig } from '../../shared/config.ts'
import { useCommand, useQuery } from '../api.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { Dialog } from '../components/Dialog.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { useDocumentView } from '../document/view.ts'
import { counted, listedFirst } from '../format.ts'
import { AliasNames } from './AliasNames.tsx'
import f from '../components/setting.module.css'
import s from './page-spellings.module.css'
import { useTags } from './use-tags.ts'

const heads = { source: 'Sources', medium: 'Mediums', campaign: 'Campaigns' } as const
const keyOf = ({ field, from }: TagAlias): string => `${field} ${from}`

export function CountAsOne() {
  const [open, setOpen] = useState(false)
  if (useDocumentView() !== null) return null
  return (
    <>
      <Button variant="link" onPress={() => setOpen(true)}>
        Count as one …
      </Button>
      {open && <Loaded onClose={() => setOpen(false)} />}
    </>
  )
}

function Loaded({ onClose }: { onClose: () => void }) {
  const { data: config } = useQuery('config.get', {})
  return config ? <CountAsOneDialog tags={config.tags} onClose={onClose} /> : null
}

function CountAsOneDialog({ tags, onClose }: { tags: WorkspaceConfig['tags']; onClose: () => void }) {
  const set = useCommand('config.set')
  const { countAsOne } = useTags(set)
  const [folds, setFolds] = useState(tags.ignoreCase ?? true)
  /** Those turned from what they are at first. */
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const { data, error } = useQuery('tags.preview', { tags: { ...tags, ignoreCase: folds } })
  // Hosts have visits without a tag among them: that these are one with tagged ones is for a person to say.
  const isTicked = (each: TagProposal): boolean => (each.why === 'spelling') !== turned.has(keyOf(each))
  const turn = (each: TagProposal): void => {
    const next = new Set(turned)
    if (!next.delete(keyOf(each))) next.add(keyOf(each))
    setTurned(next)
  }
  const chosen = data?.proposals.filter(isTicked) ?? []
  const decidesCase = folds !== (tags.ignoreCase ?? false)
  const save = async (): Promise<void> => {
    const aliases = chosen.map(({ field, from, to }) => ({ field, from, to }))
    if (await countAsOne(decidesCase ? folds : tags.ignoreCase, aliases)) onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Spellings that count as one"
      width={600}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={set.running}
            isDisabled={!data || (chosen.length === 0 && !decidesCase)}
            onPress={() => void save()}
          >
            Count as one
          </Button>
        </>
      }
    >
      <p className={f['note']}>
        Holds for every report, channels and lists of people. What was imported stays as it was written, and Settings
        takes each back.
      </p>
      <div className={s['case']}>
        <Checkbox
          selected={folds}
          onChange={setFolds}
          aside={data && data.capitals.names > 0 && `${counted(data.capitals.names, 'name')} as ${data.capitals.as}`}
        >
          Capitals do not count
          {data?.capitals.examples[0] && (
            <span className={f['fits']}> {listedFirst(data.capitals.examples[0], 3)}</span>
          )}
        </Checkbox>
      </div>
      {(error ?? set.error) && <ErrorNote title={(error ?? set.error)!.message} />}
      {!data && !error && <Working label="Looking for names that are alike" />}
      {data?.proposals.length === 0 && <p className={f['note']}>No other names are alike.</p>}
      {tagFields.map((field) => {
        const own = data?.proposals.filter((each) => each.field === field) ?? []
        if (own.length === 0) return null
        return (
          <section key={field} className={f['gap']} aria-label={heads[field]}>
            <h3 className={s['head']}>{heads[field]}</h3>
            <div className={s['ticks']}>
              {own.map((each) => (
                <Checkbox
                  key={keyOf(each)}
                  selected={isTicked(each)}
                  onChange={() => turn(each)}
                  aside={counted(each.people, 'person', 'people')}
                >
                  <AliasNames alias={each} />
                </Checkbox>
              ))}
            </div>
            {own.some(({ why }) => why === 'host') && (
              <p className={f['note']}>Hosts bring visits without a tag too; by channel they stay what they are.</p>
            )}
          </section>
        )
      })}
    </Dialog>
  )
}
