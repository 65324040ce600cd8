import { FileUp, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { PageAliasesRead, PagesPreview } from '../../shared/api.ts'
import type { PageAlias, WorkspaceConfig } from '../../shared/config.ts'
import { toWireError } from '../../shared/errors.ts'
import { useCommand, useEngine, useQuery } from '../api.ts'
import { AddForm } from '../components/AddForm.tsx'
import { Button, IconButton } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { TextField } from '../components/TextField.tsx'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { count, counted } from '../format.ts'
import { useAskedField } from '../use-asked-field.ts'
import { chooseText, tableFiles } from '../workspaces.ts'
import { AliasNames } from './AliasNames.tsx'
import { pageAliasParam } from './command.ts'
import f from '../components/setting.module.css'
import s from './page-spellings.module.css'
import { aliasProblem, usePages } from './use-pages.ts'

/** More are in the configuration; a list of redirects can have thousands. */
const shown = 100

interface PageSpellingsProps {
  pages: WorkspaceConfig['pages']
  /** What stands above it has its height, so that it can be scrolled to. */
  settled: boolean
}

/** Which pages are one: in any capitals, and by aliases, each with the pages it speaks for. */
export function PageSpellings({ pages, settled }: PageSpellingsProps) {
  const engine = useEngine()
  const { call } = engine
  const set = useCommand('config.set')
  const { ignoreCase, add, remove, addAll } = usePages(set)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [table, setTable] = useState<{ rejects: PageAliasesRead['rejects'] } | { error: string } | null>(null)
  const section = useAskedField(pageAliasParam, settled)
  const applied = useQuery('pages.preview', { pages })
  const typed = useDebounced(`${from.trim()}\n${to.trim()}`, 150)
  const [draftFrom, draftTo] = typed.split('\n') as [string, string]
  const problem = aliasProblem(from, to, pages.aliases)
  const draft = useQuery(
    'pages.preview',
    { pages: { ...pages, aliases: [{ from: draftFrom, to: draftTo || draftFrom, host: null }] } },
    { enabled: draftFrom !== '' && aliasProblem(draftFrom, draftTo, pages.aliases) === null },
  )
  const addTyped = async (): Promise<void> => {
    if (from.trim() === '' || to.trim() === '' || problem !== null) return
    if (!(await add({ from: from.trim(), to: to.trim(), host: null }))) return
    setFrom('')
    setTo('')
  }
  const readTable = async (): Promise<void> => {
    try {
      const text = await chooseText(engine, tableFiles)
      if (text === null) return
      const { aliases, rejects } = await call('pages.readAliases', { text })
      if (await addAll(aliases)) setTable({ rejects })
    } catch (error) {
      setTable({ error: toWireError(error).message })
    }
  }
  const { data } = applied
  return (
    <section ref={section} aria-labelledby="spellings-title">
      <h2 id="spellings-title">
        Pages that are one
        <small>
          {data && data.renamed.paths > 0
            ? `${counted(data.storedPaths, 'path')} count as ${counted(data.paths, 'page')}`
            : 'several spellings, moved pages'}
        </small>
      </h2>
      <p className={f['note']}>
        Holds for reports, content groups, goals and lists of people. What was imported stays as it was written.
      </p>
      <div className={s['case']}>
        <Checkbox
          selected={pages.ignoreCase === true}
          disabled={set.running}
          onChange={(on) => void ignoreCase(on)}
          aside={data && capitalsWords(data.capitals)}
        >
          Capitals in paths do not count
        </Checkbox>
      </div>
      {pages.aliases.length > 0 && (
        <ul className={f['list']} aria-label="Page aliases">
          {pages.aliases.slice(0, shown).map((each, index) => (
            <Row
              key={`${each.host ?? ''} ${each.from}`}
              alias={each}
              fitting={data?.aliases[index]}
              disabled={set.running}
              onRemove={() => void remove(each)}
            />
          ))}
        </ul>
      )}
      {pages.aliases.length > shown && (
        <p className={f['note']}>
          And {counted(pages.aliases.length - shown, 'alias', 'aliases')} more, in <code>touchstack config get</code>.
        </p>
      )}
      <AddForm
        label="Page alias"
        does="Add"
        icon={Plus}
        isPending={set.running}
        isDisabled={from.trim() === '' || to.trim() === '' || problem !== null}
        onAdd={() => void addTyped()}
      >
        <TextField label="Old address, or paths like" mono value={from} onChange={setFrom} placeholder="/lp/old" />
        <TextField label="Counts as" mono value={to} onChange={setTo} placeholder="/product" />
      </AddForm>
      <p className={f['note']} aria-live="polite">
        {problem !== null ? (
          problem
        ) : from.trim() === '' ? (
          <>
            <code>*</code> is one part between slashes, <code>**</code> any number: <code>/blog/**</code> counts as{' '}
            <code>/articles/**</code> moves a whole folder.
          </>
        ) : draft.error ? (
          draft.error.message
        ) : draft.data ? (
          <About fitting={draft.data.aliases[0]!} to={draftTo} />
        ) : (
          'Looking which pages fit …'
        )}
      </p>
      <div className={s['buttons']}>
        <Button icon={FileUp} isDisabled={set.running} onPress={() => void readTable()}>
          Read a table of old and new addresses
        </Button>
      </div>
      {(set.error ?? table) && (
        <div className={f['gap']}>
          {set.error ? (
            <ErrorNote title={set.error.message} />
          ) : table && 'error' in table ? (
            <ErrorNote title={table.error} />
          ) : (
            table &&
            table.rejects.length > 0 && (
              <ErrorNote tone="warn" title={`${counted(table.rejects.length, 'row')} of the table could not be used.`}>
                <ul>
                  {table.rejects.slice(0, 5).map(({ line, reason }) => (
                    <li key={line}>
                      Line {count(line)}: {reason}.
                    </li>
                  ))}
                </ul>
              </ErrorNote>
            )
          )}
        </div>
      )}
    </section>
  )
}

const capitalsWords = ({ paths, pages }: PagesPreview['capitals']): string =>
  pages === 0 ? 'none differ in them' : `${counted(paths, 'path')}, ${counted(pages, 'page')}`

interface RowProps {
  alias: PageAlias
  fitting: PagesPreview['aliases'][number] | undefined
  disabled: boolean
  onRemove: () => void
}

function Row({ alias: { from, to, host }, fitting, disabled, onRemove }: RowProps) {
  return (
    <li className={f['row']}>
      <AliasNames alias={{ from: host === null ? from : `${host}${from}`, to }} />
      <span className={f['fits']}>
        {fitting === undefined
          ? '–'
          : fitting.paths === 0
            ? 'no page so far'
            : `${counted(fitting.paths, 'path')}, ${counted(fitting.people, 'person', 'people')}`}
      </span>
      <IconButton icon={X} label={`Remove the alias for ${from}`} isDisabled={disabled} onPress={onRemove} />
    </li>
  )
}

function About({
  fitting: { paths, views, people, examples },
  to,
}: {
  fitting: PagesPreview['aliases'][number]
  to: string
}) {
  if (paths === 0 && to !== '') return <>Fits no page so far; one that comes later is taken for {to} too.</>
  if (to === '') return <>Say what they count as.</>
  const [first] = examples
  return (
    <>
      Fits <b>{counted(paths, 'path')}</b> with {counted(views, 'page view')} of {counted(people, 'person', 'people')}
      {first && (
        <>
          , such as {first.from}, which counts as {first.to}
        </>
      )}
      .
    </>
  )
}
