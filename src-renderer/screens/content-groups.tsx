import { ChevronDown, FileDown, FileUp, Plus, Route, SquareTerminal, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { WorkspaceConfig } from '../../shared/config.ts'
import type { ContentGroupsPreview, PageGroupsRead } from '../../shared/api.ts'
import { asAppError } from '../../shared/errors.ts'
import { rulesAfterTable, splitByDates } from '../../shared/pages/rules-after-table.ts'
import { useCommand, useEngine, useQuery, useWorkspace } from '../api.ts'
import { BeforeAfter, type BeforeAfterRow } from '../charts/BeforeAfter.tsx'
import { useMarks } from '../charts/marks.tsx'
import { Button, IconButton } from '../components/Button.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { copyCommand } from '../components/CopyMenu.tsx'
import { ErrorNote } from '../components/ErrorNote.tsx'
import { Finding, Num } from '../components/Finding.tsx'
import { GoalPicker } from '../components/GoalPicker.tsx'
import { Menu } from '../components/Menu.tsx'
import { Page } from '../components/Page.tsx'
import { PathChip } from '../components/PathChip.tsx'
import { Working } from '../components/ProgressBar.tsx'
import { dismissToast, toast } from '../components/Toast.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { keys, TopBarSlot } from '../components/TopBar.tsx'
import { TrustLine } from '../components/TrustLine.tsx'
import s from '../content-groups/content-groups.module.css'
import {
  changedGroups,
  type DraftRule,
  edit,
  emptyHistory,
  emptyRule,
  fromRules,
  type History,
  isComplete,
  marks,
  sameRules,
  toRule,
} from '../content-groups/draft.ts'
import { kept } from '../content-groups/kept.ts'
import { RuleEditor } from '../content-groups/RuleEditor.tsx'
import { type RuleCounts, RuleList } from '../content-groups/RuleList.tsx'
import { type Proposal, Proposals } from '../content-groups/Proposals.tsx'
import { isJson, readRules, writeRules } from '../content-groups/rules-file.ts'
import { TableNote } from '../content-groups/TableNote.tsx'
import { specificFirst } from '../content-groups/specific-first.ts'
import { rulesForPath } from '../content-groups/rules-for-path.ts'
import { useDebounced } from '../content-groups/use-debounced.ts'
import { downloadText } from '../export.ts'
import { count, counted, percent, plural } from '../format.ts'
import { AlikeNote } from '../page-spellings/AlikeNote.tsx'
import { MovedNote } from '../page-spellings/MovedNote.tsx'
import { CapitalsNote } from '../page-spellings/CapitalsNote.tsx'
import { pageAliasPath } from '../page-spellings/command.ts'
import { PageViewNote } from '../page-views/PageViewNote.tsx'
import { commandLine } from '../reports/view.ts'
import { navigate, useQueryParams } from '../route.ts'
import { saveConfig } from '../save-config.ts'
import { nothingRead, useReadGroups } from '../store.ts'
import { goalNoun } from '../words.ts'
import type { Noun } from '../../shared/text/noun.ts'
import { chooseImport, chooseText, tableFiles } from '../workspaces.ts'

const noProposals: readonly Proposal[] = []

export default function ContentGroups() {
  const { status } = useWorkspace()
  const { data: config, error } = useQuery('config.get', {})
  if (!status) return null
  if (error || !config) {
    return (
      <Page>
        <Finding question="Content groups">{error ? 'The rules could not be read' : 'Reading the rules'}</Finding>
        <div className={s['gap']}>
          {error ? <ErrorNote title={error.message} /> : <Working label="Reading the rules" />}
        </div>
      </Page>
    )
  }
  // Other rules that apply, from another window or the command line, start the editing anew.
  return <Rules key={JSON.stringify(config.contentGroups)} config={config} file={status.file} />
}

/** Rules of the preview that could be counted, back by their ids. */
function countsOf(rules: readonly DraftRule[], preview: ContentGroupsPreview | undefined): Map<number, RuleCounts> {
  return new Map(rules.flatMap((rule, index) => (preview?.rules[index] ? [[rule.id, preview.rules[index]]] : [])))
}

/** Which rule of the draft an engine sentence such as `contentGroups[2]: …` is about. */
function ruleError(message: string | undefined): { index: number; sentence: string } | null {
  const match = /contentGroups\[(\d+)\][^:]*: (.*)$/s.exec(message ?? '')
  return match ? { index: Number(match[1]), sentence: match[2]! } : null
}

function Rules({ config, file }: { config: WorkspaceConfig; file: string }) {
  const engine = useEngine()
  const { call } = engine
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const applied = useMemo(() => fromRules(config.contentGroups), [config])
  const [history, dispatch] = useReducer(edit, null, (): History => {
    const draft = kept.current
    if (draft && draft.file === file && draft.applied === JSON.stringify(config.contentGroups)) return draft.history
    return edit(emptyHistory, { type: 'load', rules: config.contentGroups })
  })
  const [editing, setEditing] = useState<number | null>(null)
  const set = useCommand('config.set')
  const [fileError, setFileError] = useState<string | null>(null)
  const { rules } = history
  const dirty = !sameRules(applied, rules)

  useEffect(() => {
    kept.current = dirty ? { file, applied: JSON.stringify(config.contentGroups), history } : null
  }, [dirty, file, config, history])

  const goal = query.get('goal') ?? status?.goals[0] ?? null
  const noun = goal === null ? null : goalNoun(goal)
  const complete = useMemo(() => rules.filter(isComplete), [rules])
  const asked = useDebounced(complete, 150)
  const before = useQuery('contentGroups.preview', { contentGroups: config.contentGroups, goal })
  const after = useQuery('contentGroups.preview', { contentGroups: asked.map(toRule), goal })
  const preview = after.data ?? before.data
  const stale = after.stale || after.error !== null || asked.length !== complete.length
  const counts = useRememberedCounts(asked, after.stale ? undefined : after.data)
  const appliedCounts = useMemo(() => countsOf(applied, before.data), [applied, before.data])
  const failed = ruleError(after.error?.message)
  const failedRule = failed ? asked[failed.index] : undefined
  const unfinished = rules.length - complete.length
  const edited = rules.find((rule) => rule.id === editing)

  const add = (pattern = '', group = ''): void => {
    dispatch({ type: 'add', rule: { ...emptyRule(pattern), group } })
    setEditing(history.nextId)
  }
  /** Says what was done to the draft, with a way back for as long as this screen is there. */
  const draftToast = useRef(false)
  const say = (text: string): void => {
    draftToast.current = true
    toast({ text, action: { label: 'Undo', shortcut: keys('Ctrl Z'), onPress: () => dispatch({ type: 'undo' }) } })
  }
  useEffect(
    () => () => {
      if (draftToast.current) dismissToast()
    },
    [],
  )
  const remove = (rule: DraftRule): void => {
    const number = rules.indexOf(rule) + 1
    dispatch({ type: 'remove', id: rule.id })
    if (editing === rule.id) setEditing(null)
    say(`Rule ${number} removed from the draft.`)
  }
  const apply = async (): Promise<void> => {
    const started = performance.now()
    const seconds = (): string => ((performance.now() - started) / 1000).toFixed(2)
    const before = { contentGroups: config.contentGroups }
    const said = (): string => `${counted(rules.length, 'rule')} applied to all history in ${seconds()} s.`
    if (!(await saveConfig(set, { contentGroups: rules.map(toRule) }, before, said))) return
    kept.current = null
    draftToast.current = false
  }
  useUndoKeys(dispatch)
  const proposed = useQuery('contentGroups.propose', { contentGroups: asked.map(toRule) })
  const proposals = proposed.data?.rows ?? noProposals
  const accept = (accepted: readonly Proposal[]): void => {
    let added = 0
    for (const proposal of specificFirst(accepted)) {
      const hosts = proposal.hosts.length === 0 ? [''] : proposal.hosts
      // What is in a group already must come before the rule that has it now, or it would never be asked.
      const now = new Set(proposal.now.map((each) => each.group))
      const at = rules.findIndex((rule) => rule.role === 'content' && now.has(rule.group.trim()))
      for (const host of hosts) {
        dispatch({
          type: 'add',
          rule: { ...emptyRule(proposal.match), group: proposal.group, role: proposal.role, host },
          ...(proposal.role === 'content' ? proposal.unmatchedPaths === 0 && at >= 0 && { at } : { at: 0 }),
        })
        added++
      }
    }
    if (added === 1) setEditing(history.nextId)
    say(added === 1 ? `${accepted[0]!.group} added to the draft.` : `${counted(added, 'rule')} added to the draft.`)
  }
  const split = (change: PageGroupsRead['changed'][number]): void => {
    dispatch({ type: 'replace', rules: splitByDates(rules.map(toRule), change) })
    setEditing(null)
    say(`“${change.joint ?? ''}” split in the draft.`)
  }
  /** One group for each language, in place of the rule that has them all. */
  const splitLanguages = (proposal: Proposal, number: number): void => {
    const whole = rules[number - 1]!
    const apart = proposal.languages.map((language) => toRule({ ...whole, pattern: language.match, group: language.group })) // prettier-ignore
    dispatch({ type: 'replace', rules: rules.flatMap((rule) => (rule === whole ? apart : [toRule(rule)])) })
    setEditing(null)
    say(`${whole.group} split into ${counted(apart.length, 'group')} in the draft.`)
  }
  const reading = async (read: () => Promise<void>): Promise<void> => {
    try {
      await read()
      setEditing(null)
      setFileError(null)
    } catch (error) {
      setFileError(asAppError(error).message)
    }
  }
  const readTable = async (text: string, options: { below?: boolean; topics?: string } = {}): Promise<void> => {
    const contentGroups = complete.map(toRule)
    const table = await call('contentGroups.readTable', { text, contentGroups, ...options })
    const { rules: read, pages, ...rest } = table
    const { groups } = rest
    dispatch({ type: 'replace', rules: rulesAfterTable(contentGroups, read) })
    useReadGroups.setState({ ...nothingRead, ...rest, text })
    const many = `${counted(pages, 'page')} in ${counted(groups.length, 'group')}`
    say(`${many} read into the draft${options.below ? ', with everything below' : ''}.`)
  }
  const importRules = (): Promise<void> =>
    reading(async () => {
      const text = await chooseText(engine, `.json,application/json,${tableFiles}`)
      if (text === null) return
      if (!isJson(text)) return readTable(text)
      const { rules: read, ...besides } = readRules(text)
      dispatch({ type: 'replace', rules: read })
      useReadGroups.setState({ ...nothingRead, ...besides })
      say(`${counted(read.length, 'rule')} read into the draft.`)
    })

  if (status?.events === 0 && config.contentGroups.length === 0 && rules.length === 0) {
    return (
      <Page>
        <EmptyState
          screen
          icon={FileDown}
          title="No pages yet"
          actions={
            <>
              <Button variant="primary" onPress={() => void chooseImport()}>
                Import files
              </Button>
              <Button onPress={() => add()}>Write rules first</Button>
            </>
          }
        >
          Once page views are imported, rules such as /learn/** put them into groups, and this shows what each rule
          matches.
        </EmptyState>
      </Page>
    )
  }

  return (
    <Page>
      {noun && (
        <TopBarSlot>
          <GoalPicker />
        </TopBarSlot>
      )}
      <Finding
        question="Content groups"
        stale={stale}
        actions={
          <>
            <Menu
              label="Rules as a file"
              entries={[
                {
                  id: 'import',
                  label: 'Import rules',
                  note: 'JSON, or a table of pages and their page templates',
                  icon: FileUp,
                  onAction: () => void importRules(),
                },
                {
                  id: 'export',
                  label: 'Export rules',
                  note: 'as `touchstack config set` reads them',
                  icon: FileDown,
                  disabled: complete.length === 0,
                  onAction: () =>
                    downloadText(writeRules(complete.map(toRule)), 'content-groups.json', 'application/json'),
                },
                {
                  id: 'aliases',
                  label: 'Page aliases',
                  note: 'pages that moved, or in several spellings',
                  icon: Route,
                  onAction: () => navigate(pageAliasPath),
                },
                {
                  id: 'command',
                  label: 'Copy as command',
                  note: 'prints the proposed page templates',
                  icon: SquareTerminal,
                  onAction: () => copyCommand(status ? commandLine('template-proposals', {}, status) : ''),
                },
              ]}
            >
              <Button iconEnd={ChevronDown}>Rules</Button>
            </Menu>
            {(dirty || set.running) && (
              <>
                <Button
                  icon={Undo2}
                  onPress={() => {
                    dispatch({ type: 'discard', rules: applied })
                    useReadGroups.setState(nothingRead)
                    setEditing(null)
                    say('The changes were discarded.')
                  }}
                >
                  Discard
                </Button>
                <Button
                  variant="primary"
                  isDisabled={unfinished > 0 || after.error !== null}
                  isPending={set.running}
                  onPress={() => void apply()}
                >
                  Apply to all history
                </Button>
              </>
            )}
          </>
        }
      >
        <Sentence
          rules={rules}
          applied={applied}
          before={before.data}
          after={preview}
          dirty={dirty}
          proposals={proposals}
        />
      </Finding>
      <PageViewNote />
      <TableNote
        rules={rules}
        onSplit={split}
        onBelow={(text) => void reading(() => readTable(text, { below: true }))}
        onTopics={(text, topics) => void reading(() => readTable(text, { topics }))}
      />
      <CapitalsNote />
      <AlikeNote />
      <MovedNote />
      {(fileError || set.error || (after.error && !failedRule)) && (
        <div className={s['gap']}>
          <ErrorNote title={fileError ?? (set.error ?? after.error)?.message} />
        </div>
      )}
      <div className={s['columns']}>
        <section aria-labelledby="rules-title">
          <div className={s['titleRow']}>
            <h2 id="rules-title">
              Rules<small>first match wins; drag, or Alt and arrow keys, to reorder</small>
            </h2>
            <Button variant="link" icon={Plus} onPress={() => add()}>
              Add rule
            </Button>
          </div>
          <RuleList
            rules={rules}
            counts={counts}
            applied={appliedCounts}
            marks={marks(applied, rules)}
            other={preview?.other ?? null}
            totals={preview?.totals ?? null}
            noun={noun}
            editing={editing}
            stale={stale}
            onEdit={setEditing}
            onRemove={remove}
            onMove={(ids, target, position) => dispatch({ type: 'move', ids, target, position })}
          />
          {dirty && noun && before.data && after.data && asked.length === after.data.rules.length && (
            <Changes
              applied={{ rules: applied, preview: before.data }}
              draft={{ rules: asked, preview: after.data }}
              noun={noun}
              stale={stale}
            />
          )}
        </section>
        <div className={s['side']}>
          {edited && (
            <RuleEditor
              key={edited.id}
              rule={edited}
              number={rules.indexOf(edited) + 1}
              groups={[...new Set(rules.map((rule) => rule.group.trim()).filter(Boolean))]}
              ignoreCase={config.pages.ignoreCase === true}
              error={failedRule?.id === edited.id ? (failed?.sentence ?? null) : null}
              onChange={(to) => dispatch({ type: 'change', id: edited.id, to })}
              onRemove={() => remove(edited)}
              onDone={() => setEditing(null)}
            />
          )}
          <Proposals
            proposals={proposals}
            hosts={proposed.data?.totals.hosts ?? []}
            rules={rules}
            otherViews={preview?.other.views ?? 0}
            onAdd={accept}
            onSplit={splitLanguages}
          />
          <Unmatched preview={preview} onAdd={add} />
        </div>
      </div>
      <LastLine
        dirty={dirty}
        unfinished={unfinished}
        wrong={failedRule ? rules.findIndex((rule) => rule.id === failedRule.id) + 1 : null}
        before={before.data}
        after={after.error ? undefined : after.data}
        noun={noun}
      />
    </Page>
  )
}

/** Counts stay on a rule while the next ones are worked out, also where rules were added or moved meanwhile. */
function useRememberedCounts(
  asked: readonly DraftRule[],
  preview: ContentGroupsPreview | undefined,
): ReadonlyMap<number, RuleCounts> {
  const [known, setKnown] = useState<{
    preview: ContentGroupsPreview | undefined
    counts: ReadonlyMap<number, RuleCounts>
  }>({
    preview: undefined,
    counts: new Map(),
  })
  if (preview && preview !== known.preview && preview.rules.length === asked.length) {
    const next = { preview, counts: countsOf(asked, preview) }
    setKnown(next)
    return next.counts
  }
  return known.counts
}

/** Undo and redo of the draft, where no text field takes the keys for itself. */
function useUndoKeys(dispatch: (step: { type: 'undo' } | { type: 'redo' }) => void): void {
  const latest = useRef(dispatch)
  useEffect(() => {
    latest.current = dispatch
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      latest.current({ type: key === 'y' || event.shiftKey ? 'redo' : 'undo' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

interface SentenceProps {
  rules: readonly DraftRule[]
  applied: readonly DraftRule[]
  before: ContentGroupsPreview | undefined
  after: ContentGroupsPreview | undefined
  dirty: boolean
  proposals: readonly Proposal[]
}

const coverage = (preview: ContentGroupsPreview): number =>
  preview.totals.views === 0 ? 0 : 1 - preview.other.views / preview.totals.views

function Sentence({ rules, before, after, dirty, proposals }: SentenceProps) {
  if (!after) return <>{counted(rules.length, 'rule')}</>
  if (after.totals.views === 0)
    return <>{rules.length === 0 ? 'No rules yet' : counted(rules.length, 'rule')}; no page views to match</>
  const many = `${counted(rules.length, 'rule')} ${plural(rules.length, 'covers', 'cover')}`
  const share = coverage(after)
  const shown = <Num>{percent(share)}</Num>
  if (rules.length === 0)
    return (
      <>
        No rules yet: <Num>{count(after.totals.paths)}</Num> paths are all in (other)
      </>
    )
  if (dirty && before) {
    const now = coverage(before)
    return (
      <>
        {many} {shown} of page views
        {percent(now) !== percent(share) && ` once applied, ${percent(now)} now`}
      </>
    )
  }
  const [first] = proposals
  return (
    <>
      {many} {shown} of page views
      {after.other.paths > 0 &&
        (first && first.unmatchedViews >= worthARule * after.totals.views
          ? `; ${percent(first.unmatchedViews / after.other.views, 0)} of the rest looks like ${first.template}`
          : `; ${counted(after.other.paths, 'path')} ${plural(after.other.paths, 'matches', 'match')} none`)}
    </>
  )
}

/** A part of all page views below which the rest is said without a rule for it. */
const worthARule = 0.02

const unmatchedAtFirst = 12

interface UnmatchedProps {
  preview: ContentGroupsPreview | undefined
  onAdd: (pattern: string, group?: string) => void
}

function Unmatched({ preview, onAdd }: UnmatchedProps) {
  const [all, setAll] = useState(false)
  if (!preview) return null
  const { unmatched, other, totals } = preview
  const shown = all ? unmatched : unmatched.slice(0, unmatchedAtFirst)
  return (
    <section aria-labelledby="unmatched-title">
      <h2 id="unmatched-title">
        Unmatched
        <small>
          {other.paths === 0
            ? 'none'
            : `${counted(other.paths, 'path')}, ${counted(other.views, 'view')}, ${percent(totals.views === 0 ? 0 : other.views / totals.views)}`}
        </small>
      </h2>
      {other.paths === 0 ? (
        <p className={s['note']}>{totals.paths === 0 ? 'There are no pages yet.' : 'Every path matches a rule.'}</p>
      ) : (
        <>
          <ul className={s['unmatched']}>
            {shown.map(({ path, views }, index) => (
              <li key={`${path} ${index}`}>
                <span className={s['unmatchedPath']}>
                  <PathChip path={path} />
                </span>
                <span className={s['unmatchedViews']}>{count(views)}</span>
                <AddRule path={path} preview={preview} onAdd={onAdd} />
              </li>
            ))}
          </ul>
          {unmatched.length > unmatchedAtFirst && (
            <Button variant="link" aria-expanded={all} onPress={() => setAll(!all)}>
              {all ? 'Show fewer' : `Show ${count(unmatched.length - unmatchedAtFirst)} more`}
            </Button>
          )}
          {all && other.paths > unmatched.length && (
            <p className={s['note']}>
              The {count(unmatched.length)} most viewed of {count(other.paths)}.
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** For the path alone, or for a folder it is in. Of very many paths only the most viewed are known here. */
function AddRule({
  path,
  preview: { unmatched, other },
  onAdd,
}: {
  path: string
  preview: ContentGroupsPreview
  onAdd: UnmatchedProps['onAdd']
}) {
  const choices = rulesForPath(path, unmatched)
  const label = `Add rule for ${path}`
  if (choices.length === 1) return <IconButton icon={Plus} label={label} onPress={() => onAdd(path)} />
  return (
    <Menu
      label={label}
      entries={choices.map(({ pattern, group, paths, views }) => ({
        id: pattern,
        label: pattern,
        note:
          pattern === path
            ? `this path alone, ${counted(views, 'view')}`
            : `${other.paths > unmatched.length ? 'at least ' : ''}${counted(paths, 'unmatched path')}, ${counted(views, 'view')}`,
        onAction: () => onAdd(pattern, group),
      }))}
    >
      <IconButton icon={Plus} label={label} />
    </Menu>
  )
}

interface ChangesProps {
  applied: { rules: readonly DraftRule[]; preview: ContentGroupsPreview }
  draft: { rules: readonly DraftRule[]; preview: ContentGroupsPreview }
  noun: Noun
  stale: boolean
}

const shownChanges = 6

/** Shares of conversions by first page, before and after, of the groups that change. */
function Changes({ applied, draft, noun, stale }: ChangesProps) {
  const { changed, unchanged } = changedGroups(applied, draft)
  const before = applied.preview.totals.conversions ?? 0
  const after = draft.preview.totals.conversions ?? 0
  const shown = changed.slice(0, shownChanges)
  const share = (value: number | null, whole: number): number | null =>
    value === null ? null : whole === 0 ? 0 : value / whole
  const tips = new Map(
    shown.map((group): [string, TipContent] => [
      group.group,
      {
        title: group.group,
        figures: [
          {
            label: `${noun.many}, before`,
            value: group.before === null ? '–' : count(group.before),
            colour: 'var(--mark)',
          },
          {
            label: `${noun.many}, after`,
            value: group.after === null ? '–' : count(group.after),
            colour: 'var(--c1)',
            strong: true,
          },
        ],
        note: 'By the group of the first page.',
      },
    ]),
  )
  const { mark, tip } = useMarks({ order: shown.map((group) => group.group), tip: (key) => tips.get(key) ?? null })
  if (changed.length === 0) return null
  const rows = shown.map((group): BeforeAfterRow => ({
    key: group.group,
    label: group.group,
    before: share(group.before, before),
    after: share(group.after, after),
    note: `${counted(group.after ?? 0, noun.one, noun.many)}, ${group.before === null ? 'none' : count(group.before)} before`,
    says: tipText(tips.get(group.group)!),
  }))
  return (
    <section className={s['changes']}>
      <ChartFrame
        title="If you apply this"
        caption={`share of ${noun.many} by first page`}
        text={`How the share of ${noun.many} by first page would change, for ${counted(changed.length, 'group')}.`}
        fileName="content-groups-change"
        csv={() => [
          ['group', 'conversions before', 'conversions after'],
          ...changed.map((group) => [group.group, group.before, group.after]),
        ]}
        stale={stale}
      >
        {(width) => (
          <BeforeAfter
            rows={rows}
            width={width}
            percent={(value) => percent(value)}
            label="Before and after"
            mark={mark}
          />
        )}
      </ChartFrame>
      {tip}
      <p className={s['note']}>
        {changed.length > shown.length &&
          `${counted(changed.length - shown.length, 'more group')} ${plural(changed.length - shown.length, 'changes', 'change')}. `}
        {unchanged.groups > 0 &&
          `The other ${plural(unchanged.groups, 'group stays as it is', `${count(unchanged.groups)} groups stay as they are`)}: ${count(unchanged.conversions)} ${noun.many}, ${percent(after === 0 ? 0 : unchanged.conversions / after)}.`}
      </p>
    </section>
  )
}

interface LastLineProps {
  dirty: boolean
  unfinished: number
  /** Number of the rule whose pattern cannot be read. */
  wrong: number | null
  before: ContentGroupsPreview | undefined
  after: ContentGroupsPreview | undefined
  noun: Noun | null
}

/** What applying would do to the answer of the first report, said before it is done. */
function LastLine({ dirty, unfinished, wrong, before, after, noun }: LastLineProps) {
  const undo = `${keys('Ctrl Z')} undoes it`
  if (!dirty)
    return (
      <TrustLine end={after ? `${counted(after.totals.paths, 'path')} classified` : ''}>
        Rules apply to all history at once: changing them recounts the rows already stored and imports nothing again.
      </TrustLine>
    )
  if (wrong !== null)
    return (
      <TrustLine state="warn" end={undo}>
        <b>The pattern of rule {wrong} cannot be read.</b> The counts are those before it.
      </TrustLine>
    )
  if (unfinished > 0)
    return (
      <TrustLine state="warn" end={undo}>
        <b>
          {counted(unfinished, 'rule')} {plural(unfinished, 'lacks', 'lack')} a path, a group or a day that it holds on.
        </b>{' '}
        {plural(unfinished, 'It is', 'They are')} not counted yet.
      </TrustLine>
    )
  if (!after || !before || !noun || after.changedFirst === null || after.changedLast === null)
    return <TrustLine end={undo}>Nothing is applied yet.</TrustLine>
  const [was, is] = [before.totals.conversions ?? 0, after.totals.conversions ?? 0]
  return (
    <TrustLine end={undo}>
      <b>
        {counted(after.changedFirst, noun.one, noun.many)} {plural(after.changedFirst, 'changes', 'change')} the group
        of the first page, {count(after.changedLast)} of the last.
      </b>{' '}
      {was === is
        ? `The total stays ${count(is)}.`
        : `With a first page that counts: ${count(is)}, was ${count(was)}, since steps to convert (flow) and ignored pages are never credited.`}
    </TrustLine>
  )
}
