import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { TagsPreview } from '../../shared/api.ts'
import { type TagAlias, type TagField, tagFields, type WorkspaceConfig } from '../../shared/config.ts'
import { useCommand, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { IconButton } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { SettingError } from '../components/SettingError.tsx'
import { Select } from '../components/Select.tsx'
import { TextField } from '../components/TextField.tsx'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { counted } from '../format.ts'
import { useAskedField } from '../use-asked-field.ts'
import { tagAliasParam } from './command.ts'
import { AliasNames } from './AliasNames.tsx'
import { CountAsOne } from './CountAsOne.tsx'
import f from '../components/setting.module.css'
import s from './page-spellings.module.css'
import { tagAliasProblem, useTags } from './use-tags.ts'

/** More are in the configuration. */
const shown = 100
const labels = { source: 'Source', medium: 'Medium', campaign: 'Campaign' } as const satisfies Record<TagField, string>

interface TagSpellingsProps {
  tags: WorkspaceConfig['tags']
  /** What stands above it has its height, so that it can be scrolled to. */
  settled: boolean
}

/** Which sources, mediums and campaigns are one: in any capitals, and by aliases, each with the names it speaks for. */
export function TagSpellings({ tags, settled }: TagSpellingsProps) {
  const set = useCommand('config.set')
  const { ignoreCase, add, remove } = useTags(set)
  const [field, setField] = useState<TagField>('source')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const section = useAskedField(tagAliasParam, settled)
  const { data } = useQuery('tags.preview', { tags })
  const alias: TagAlias = { field, from: from.trim(), to: to.trim() }
  const problem = tagAliasProblem(alias, tags.aliases)
  const typed = useDebounced(JSON.stringify(alias), 150)
  const draftAlias = JSON.parse(typed) as TagAlias
  const draft = useQuery(
    'tags.preview',
    { tags: { ...tags, aliases: [{ ...draftAlias, to: draftAlias.to || draftAlias.from }] } },
    { enabled: draftAlias.from !== '' && tagAliasProblem(draftAlias, tags.aliases) === null },
  )
  const addTyped = async (): Promise<void> => {
    if (alias.from === '' || alias.to === '' || problem !== null) return
    if (!(await add(alias))) return
    setFrom('')
    setTo('')
  }
  const merged = data ? tagFields.filter((each) => data.fields[each].counted < data.fields[each].stored) : []
  return (
    <section ref={section} aria-labelledby="tag-spellings-title">
      <h2 id="tag-spellings-title">
        Tags that are one
        <small>
          {data && merged.length > 0
            ? merged
                .map((each) => `${counted(data.fields[each].stored, each)} as ${data.fields[each].counted}`)
                .join(', ')
            : 'sources, mediums and campaigns in several spellings'}
        </small>
      </h2>
      <p className={f['note']}>
        Holds for every report, channels and lists of people. A source is a tag, or the host of a referrer. What was
        imported stays as it was written.
      </p>
      <div className={s['case']}>
        <Checkbox
          selected={tags.ignoreCase === true}
          disabled={set.running}
          onChange={(on) => void ignoreCase(on)}
          aside={
            data &&
            (data.capitals.names === 0
              ? 'none differ in them'
              : `${counted(data.capitals.names, 'name')} as ${data.capitals.as}`)
          }
        >
          Capitals in tags do not count
        </Checkbox>
      </div>
      {tags.aliases.length > 0 && (
        <ul className={f['list']} aria-label="Tag aliases">
          {tags.aliases.slice(0, shown).map((each, index) => (
            <li key={`${each.field} ${each.from}`} className={f['row']}>
              <AliasNames alias={each} />
              <span className={f['fits']}>
                {labels[each.field]}, {fitsWords(data?.aliases[index])}
              </span>
              <IconButton
                icon={X}
                label={`Remove the alias for ${each.field} ${each.from}`}
                isDisabled={set.running}
                onPress={() => void remove(each)}
              />
            </li>
          ))}
        </ul>
      )}
      {tags.aliases.length > shown && (
        <p className={f['note']}>
          And {counted(tags.aliases.length - shown, 'alias', 'aliases')} more, in <code>touchstack config get</code>.
        </p>
      )}
      <AddForm
        label="Tag alias"
        does="Add"
        icon={Plus}
        isPending={set.running}
        isDisabled={alias.from === '' || alias.to === '' || problem !== null}
        onAdd={() => void addTyped()}
      >
        <Select
          label="Of"
          variant="field"
          value={field}
          onChange={setField}
          options={tagFields.map((id) => ({ id, label: labels[id] }))}
        />
        <TextField label="Name, or names like" mono value={from} onChange={setFrom} placeholder="NL" />
        <TextField label="Counts as" mono value={to} onChange={setTo} placeholder="newsletter" />
      </AddForm>
      <p className={f['note']} aria-live="polite">
        {problem !== null ? (
          problem
        ) : alias.from === '' ? (
          <>
            <code>*</code> is any run of characters: <code>google.*</code> counts as <code>google</code>.
          </>
        ) : draft.error ? (
          draft.error.message
        ) : draft.data ? (
          draftWords(draft.data.aliases[0]!, draftAlias)
        ) : (
          'Looking which names fit …'
        )}
      </p>
      {data && data.proposals.length > 0 && (
        <div className={s['buttons']}>
          <CountAsOne />
          <span className={f['fits']}>
            {counted(data.proposals.length, 'name')} like {data.proposals.length === 1 ? 'another' : 'others'}
          </span>
        </div>
      )}
      <SettingError error={set.error} />
    </section>
  )
}

type Fitting = TagsPreview['aliases'][number]

const fitsWords = (fitting: Fitting | undefined): string =>
  fitting === undefined
    ? '–'
    : fitting.names > 0
      ? counted(fitting.people, 'person', 'people')
      : fitting.costs.length > 0
        ? counted(fitting.costs.length, 'name of the costs', 'names of the costs')
        : 'none so far'

function draftWords({ names, people, examples, costs }: Fitting, { field, to }: TagAlias): string {
  if (to === '') return 'Say what they count as.'
  const [first] = examples
  if (!first && costs[0] !== undefined)
    return `Fits no ${field} of a visit, but ${costs[0]} of the costs, which count for ${to}.`
  if (!first) return `Fits no ${field} so far; one that comes later is taken for ${to} too.`
  return `Fits ${counted(names, 'name')} with ${counted(people, 'person', 'people')}, such as ${first.from}, which counts as ${first.to}.`
}
