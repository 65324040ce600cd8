import { GripVertical, MoveVertical, Pencil, Plus, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button as AriaButton, DropIndicator, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { ruleDays } from '../../shared/pages/rule-pattern.ts'
import { IconButton } from '../components/Button.tsx'
import { Chip } from '../components/Chip.tsx'
import { cx } from '../components/cx.ts'
import { PathChip } from '../components/PathChip.tsx'
import { count, counted } from '../format.ts'
import { capital } from '../words.ts'
import type { Noun } from '../../shared/text/noun.ts'
import s from './content-groups.module.css'
import { type DraftRule, type Mark, toRule } from './draft.ts'

export interface RuleCounts {
  paths: number
  views: number
  conversions: number | null
  /** Of a rule without a path: how many fit it that earlier rules have. */
  taken?: number
}

interface RuleListProps {
  rules: readonly DraftRule[]
  /** Per rule id; none while they are being counted for the first time, or the rule is not complete. */
  counts: ReadonlyMap<number, RuleCounts>
  /** The same under the rules that apply. */
  applied: ReadonlyMap<number, RuleCounts>
  marks: ReadonlyMap<number, Mark>
  other: RuleCounts | null
  totals: RuleCounts | null
  noun: Noun | null
  editing: number | null
  stale: boolean
  onEdit: (id: number) => void
  onRemove: (rule: DraftRule) => void
  onMove: (ids: number[], target: number, position: 'before' | 'after') => void
}

const roleWords = { content: null, flow: 'steps to convert (flow), never credited', ignore: 'ignored' } as const

/** The ordered rules with what each matches now; moved by dragging, by Alt and arrow keys, or with the handle and Enter. */
export function RuleList(props: RuleListProps) {
  const { rules, counts, applied, marks, other, totals, noun, editing, stale, onEdit, onRemove, onMove } = props
  const most = Math.max(1, other?.views ?? 0, ...rules.map((rule) => counts.get(rule.id)?.views ?? 0))
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'application/x-touchstack-rule': String(key) })),
    acceptedDragTypes: ['application/x-touchstack-rule'],
    onReorder: ({ keys, target }) => {
      if (target.dropPosition !== 'on') onMove([...keys].map(Number), Number(target.key), target.dropPosition)
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={s['dropLine'] ?? ''} />,
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = (event.target as Element).closest('[data-key]')
    const id = Number(row?.getAttribute('data-key'))
    const at = rules.findIndex((rule) => rule.id === id)
    const rule = rules[at]
    if (!row || !rule || row !== event.target) return
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      event.stopPropagation()
      const up = event.key === 'ArrowUp'
      const neighbour = rules[up ? at - 1 : at + 1]
      if (!neighbour) return
      onMove([id], neighbour.id, up ? 'before' : 'after')
      const list = row.closest('[role="grid"]')
      requestAnimationFrame(() => list?.querySelector<HTMLElement>(`[data-key="${id}"]`)?.focus())
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onRemove(rule)
    }
  }

  return (
    <div className={cx(s['list'], noun === null && s['noGoal'])}>
      <div className={cx(s['row'], s['headRow'])} aria-hidden="true">
        <span />
        <span />
        <span>Path</span>
        <span>Group</span>
        <span className={s['end']}>Paths</span>
        <span className={s['end']}>Views</span>
        <span />
        <span className={s['end']}>{noun ? `${capital(noun.many)}, first` : ''}</span>
        <span />
      </div>
      {/* Caught on the way down: the list itself uses arrow keys to walk. */}
      <div onKeyDownCapture={onKeyDown}>
        <GridList
          aria-label="Rules, in order; the first that matches wins"
          items={rules}
          dependencies={[counts, marks, editing, applied, most, noun]}
          dragAndDropHooks={dragAndDropHooks}
          selectionMode="none"
          onAction={(key) => onEdit(Number(key))}
          disallowTypeAhead
          className={s['grid'] ?? ''}
          renderEmptyState={() => <div className={s['none']}>No rules yet: every page is in (other).</div>}
        >
          {(rule) => {
            const number = rules.indexOf(rule) + 1
            const found = counts.get(rule.id)
            const before = applied.get(rule.id)
            const mark = marks.get(rule.id) ?? null
            const name = rule.group.trim() || 'a group without a name'
            return (
              <GridListItem
                key={rule.id}
                id={rule.id}
                textValue={[
                  `Rule ${number}: ${rule.pattern || 'no pattern yet'} is ${name}`,
                  ...ruleDays(toRule(rule)),
                ].join(', ')}
                className={cx(
                  s['row'],
                  s['rule'],
                  mark && s['marked'],
                  editing === rule.id && s['editing'],
                  rule.role !== 'content' && s['quiet'],
                )}
              >
                <AriaButton slot="drag" className={s['handle'] ?? ''} aria-label={`Move rule ${number}`}>
                  <GripVertical size={14} aria-hidden />
                </AriaButton>
                <span className={s['dim']}>{number}</span>
                <span className={s['pattern']}>
                  {rule.pattern ? (
                    <PathChip path={rule.pattern} />
                  ) : (
                    <span className={s['missing']}>no pattern yet</span>
                  )}
                  {rule.kind === 'regex' && <Chip>regular expression</Chip>}
                  {rule.host.trim() && <Chip>on {rule.host.trim()}</Chip>}
                </span>
                <span className={s['group']}>
                  {rule.group.trim() ? <b>{rule.group}</b> : <span className={s['missing']}>no group yet</span>}
                  {roleWords[rule.role] && <Chip>{roleWords[rule.role]}</Chip>}
                  {ruleDays(toRule(rule)).map((days) => (
                    <Chip key={days}>{days}</Chip>
                  ))}
                  {mark === 'new' && (
                    <Chip tone="c1" icon={Plus}>
                      new, not applied
                    </Chip>
                  )}
                  {mark === 'changed' && (
                    <Chip tone="c1" icon={Pencil}>
                      changed
                    </Chip>
                  )}
                  {mark === 'moved' && (
                    <Chip tone="c1" icon={MoveVertical}>
                      moved
                    </Chip>
                  )}
                  {found?.taken !== undefined && found.taken > 0 && (
                    <Chip>
                      {found.taken === 1 ? 'its path is of an earlier rule' : 'its paths are of earlier rules'}
                    </Chip>
                  )}
                  {mark !== 'new' && before && found && before.paths !== found.paths && (
                    <Chip>was {counted(before.paths, 'path')}</Chip>
                  )}
                </span>
                <Figures counts={found} most={most} stale={stale} quiet={rule.role !== 'content'} noun={noun} />
                <IconButton icon={X} label={`Remove rule ${number}`} onPress={() => onRemove(rule)} />
              </GridListItem>
            )
          }}
        </GridList>
      </div>
      {other && (
        <div className={cx(s['row'], s['otherRow'])}>
          <span />
          <span />
          <span className={s['dim']}>everything else</span>
          <span className={s['group']}>
            <b>(other)</b>
          </span>
          <Figures counts={other} most={most} stale={stale} quiet noun={noun} />
          <span />
        </div>
      )}
      {totals && (
        <div className={cx(s['row'], s['totalRow'])}>
          <span />
          <span />
          <span>All</span>
          <span />
          <span className={s['end']}>{count(totals.paths)}</span>
          <span className={s['end']}>{count(totals.views)}</span>
          <span />
          <span className={s['end']}>{totals.conversions === null ? '' : count(totals.conversions)}</span>
          <span />
        </div>
      )}
    </div>
  )
}

interface FiguresProps {
  counts: RuleCounts | undefined
  most: number
  stale: boolean
  /** Flow, ignored and other: grey. */
  quiet: boolean
  noun: Noun | null
}

function Figures({ counts, most, stale, quiet, noun }: FiguresProps) {
  const dim = stale ? s['counting'] : undefined
  if (!counts) {
    return (
      <>
        <span className={cx(s['end'], s['dim'])}>–</span>
        <span className={cx(s['end'], s['dim'])}>–</span>
        <span />
        <span className={cx(s['end'], s['dim'])}>{noun ? '–' : ''}</span>
      </>
    )
  }
  const zero = counts.paths === 0
  return (
    <>
      <span className={cx(s['end'], dim, zero && s['warn'])}>
        {count(counts.paths)}
        <span className="sr-only"> {counts.paths === 1 ? 'path' : 'paths'}</span>
      </span>
      <span className={cx(s['end'], dim)}>
        {count(counts.views)}
        <span className="sr-only"> {counts.views === 1 ? 'view' : 'views'}</span>
      </span>
      <span className={s['viewBar']} aria-hidden="true">
        <span
          className={cx(quiet ? s['viewFillQuiet'] : s['viewFill'], dim)}
          style={{ width: counts.views === 0 ? 0 : `max(1px, ${(counts.views / most) * 100}%)` }}
        />
      </span>
      <span className={cx(s['end'], dim)}>
        {counts.conversions === null || !noun ? '' : count(counts.conversions)}
        {noun && counts.conversions !== null && (
          <span className="sr-only"> {counts.conversions === 1 ? noun.one : noun.many}</span>
        )}
      </span>
    </>
  )
}
