import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { joinTopics, splitTopics } from '../../shared/pages/topics.ts'
import { Button } from '../components/Button.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { SpanFields } from '../components/SpanFields.tsx'
import { TextField } from '../components/TextField.tsx'
import s from './content-groups.module.css'
import type { DraftRule } from './draft.ts'

interface RuleEditorProps {
  rule: DraftRule
  number: number
  /** Names of the groups there are, to choose from while typing. */
  groups: readonly string[]
  /** Capitals in paths do not count in this workspace. */
  ignoreCase: boolean
  /** What the engine says against the pattern. */
  error: string | null
  onChange: (to: Partial<Omit<DraftRule, 'id'>>) => void
  onRemove: () => void
  onDone: () => void
}

const roleHelp: Record<DraftRule['role'], string> = {
  content: 'Pages of the group can be first or last.',
  flow: 'Steps to convert: sign-up, checkout, app. Who sees them is converting already, so they are never credited.',
  ignore: 'Never counted as a page somebody saw.',
}

/** One rule; every change counts at once in the list beside it, and applies only with the whole list. */
export function RuleEditor({ rule, number, groups, ignoreCase, error, onChange, onRemove, onDone }: RuleEditorProps) {
  const list = useId()
  // Kept as typed, so that a semicolon can be typed at all.
  const [topics, setTopics] = useState(joinTopics(rule.topics))
  const withComma = rule.topics.find((topic) => topic.includes(','))
  const blank = rule.pattern.trim() === ''
  return (
    <form
      className={s['editor']}
      aria-label={`Rule ${number}`}
      onSubmit={(event) => {
        event.preventDefault()
        onDone()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onDone()
      }}
    >
      <div className={s['editorHead']}>
        <h2>Rule {number}</h2>
        <SegmentedControl
          label="Pattern is a"
          value={rule.kind}
          onChange={(kind) => onChange({ kind })}
          options={[
            { id: 'glob', label: 'Path pattern' },
            { id: 'regex', label: 'Regular expression' },
          ]}
        />
      </div>
      <TextField
        label={rule.kind === 'glob' ? 'Paths like' : 'Paths in which this is found'}
        mono
        autoFocus={blank}
        value={rule.pattern}
        onChange={(pattern) => onChange({ pattern })}
        placeholder={rule.kind === 'glob' ? '/learn/**' : '^/learn/[a-z-]+$'}
        error={error}
        help={
          rule.kind === 'glob' ? (
            <>
              <code>*</code> is one part between slashes, <code>**</code> any number of them, <code>{'{a,b}'}</code>{' '}
              either. Capitals {ignoreCase ? 'do not count' : 'count'}.
            </>
          ) : (
            'Searched anywhere in the path; ^ and $ tie it to the start and end. No look-around, no back references.'
          )
        }
      />
      <TextField
        label="Are in the group"
        autoFocus={!blank && rule.group === ''}
        list={list}
        value={rule.group}
        onChange={(group) => onChange({ group })}
        placeholder="Articles"
      />
      <datalist id={list}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <div className={s['field']}>
        <span className={s['fieldLabel']}>Which is</span>
        <SegmentedControl
          label="Role of the group"
          value={rule.role}
          onChange={(role) => onChange({ role })}
          options={[
            { id: 'content', label: 'Content' },
            { id: 'flow', label: 'Steps (flow)' },
            { id: 'ignore', label: 'Ignored' },
          ]}
        />
        <span className={s['help']}>{roleHelp[rule.role]}</span>
      </div>
      <div className={s['pair']}>
        <TextField
          label="Topics"
          value={topics}
          onChange={(text) => {
            setTopics(text)
            onChange({ topics: splitTopics(text) })
          }}
          placeholder="none"
          help={
            withComma === undefined
              ? 'Semicolons between several.'
              : `“${withComma}” is one topic: a semicolon makes two.`
          }
        />
        <TextField
          label="Only on host"
          mono
          value={rule.host}
          onChange={(host) => onChange({ host })}
          placeholder="any"
          help="As in example.org."
        />
      </div>
      <div className={s['pair']}>
        <SpanFields
          from={rule.from}
          to={rule.to}
          onChange={onChange}
          fromHelp="Empty: since ever."
          toHelp="Empty: it still holds."
        />
      </div>
      <div className={s['editorFoot']}>
        <Button variant="ghost" icon={Trash2} onPress={onRemove}>
          Remove
        </Button>
        <Button type="submit" shortcut="Esc">
          Close
        </Button>
      </div>
    </form>
  )
}
