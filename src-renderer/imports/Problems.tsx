import { ChevronDown, CircleX, Info, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ImportPreview, PreviewProblem } from '../../shared/import.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Popover } from '../components/Popover.tsx'
import { Select } from '../components/Select.tsx'
import { count, counted } from '../format.ts'
import { readHead } from './head.ts'
import s from './imports.module.css'
import { tidy } from './mapping.ts'

const icons = { error: CircleX, warning: TriangleAlert, info: Info }

interface ProblemsProps {
  preview: ImportPreview
  file: File
  /** A refusal of the engine about the last choice, as a sentence. */
  refused: string | null
  onUndo: () => void
}

/** What will not go in as it stands: how many rows, where first, what is done about it. */
export function Problems({ preview, file, refused, onUndo }: ProblemsProps) {
  const { problems, sampledRows } = preview
  const rows = problems.filter((problem) => problem.level === 'error').reduce((sum, problem) => sum + problem.count, 0)
  return (
    <section aria-labelledby="problems-title" className={s['section']}>
      <h2 id="problems-title">
        Problems
        <small>
          {problems.length === 0 && !refused
            ? `none in ${counted(sampledRows, 'row')} looked at`
            : rows > 0
              ? `${counted(rows, 'row')} of ${count(sampledRows)} looked at`
              : `in ${counted(sampledRows, 'row')} looked at`}
        </small>
      </h2>
      <ul className={s['problems']}>
        {refused && (
          <li className={s['problem']}>
            <Badge level="error" />
            <div className={s['problemWords']} role="alert">
              <b>This choice does not work</b>
              <div className={s['note']}>{refused}</div>
            </div>
            <div className={s['problemEnd']}>
              <Button variant="link" onPress={onUndo}>
                Take it back
              </Button>
            </div>
          </li>
        )}
        {problems.map((problem) => (
          <li key={`${problem.level} ${problem.title} ${problem.firstLine}`} className={s['problem']}>
            <Badge level={problem.level} />
            <div className={s['problemWords']}>
              <b>{problem.title}</b>
              <div className={s['note']}>{tidy(problem.detail, file.name)}</div>
            </div>
            <div className={s['problemEnd']}>
              {problem.level !== 'info' && problem.count > 0 && <b>{count(problem.count)}</b>}
              {problem.level === 'error' && problem.firstLine !== null && (
                <Line file={file} line={problem.firstLine} encoding={preview.encoding} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Badge({ level }: { level: PreviewProblem['level'] }) {
  const Icon = icons[level]
  return (
    <span className={cx(s['badge'], s[level])}>
      <Icon size={14} aria-label={level} />
    </span>
  )
}

/** A link that shows one line as it stands in the file. */
function Line({ file, line, encoding }: { file: File; line: number; encoding: string }) {
  return (
    <Popover label={`Line ${line}`} width={460} end panel={<LineText file={file} line={line} encoding={encoding} />}>
      <AriaButton className={s['link'] ?? ''}>Show line {count(line)}</AriaButton>
    </Popover>
  )
}

function LineText({ file, line, encoding }: { file: File; line: number; encoding: string }) {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void readHead(file, line, encoding).then((lines) => {
      if (current) setText(lines[line - 1] ?? '')
    })
    return () => {
      current = false
    }
  }, [file, line, encoding])
  if (text === null) return <div className={s['note']}>Reading</div>
  return (
    <div className={s['lineText']}>
      <div className={s['note']}>Line {count(line)}</div>
      {text === '' ? (
        <p>The line is blank, or too far into the file to show here.</p>
      ) : (
        <code>{text.slice(0, 2000)}</code>
      )}
    </div>
  )
}

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** What is taken for granted about the file; each can be changed, and nothing is stored before the end. */
export function Assumptions({ preview, onZone }: { preview: ImportPreview; onZone: (zone: string) => void }) {
  if (preview.kind !== 'events') return null
  const known = zones.includes(preview.zone) ? zones : [preview.zone, ...zones]
  return (
    <section aria-labelledby="assumptions-title" className={s['section']}>
      <h2 id="assumptions-title">
        Assumptions<small>nothing is stored until you import</small>
      </h2>
      <div className={s['assumptions']}>
        <Select
          label="Zone"
          value={preview.zone}
          onChange={onZone}
          options={known.map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
          set={!preview.zoneAssumed}
        />
        <Popover
          label="Who is one person"
          width={340}
          panel={
            <div className={s['explain']}>
              <h3>Who is one person</h3>
              <p>
                A user id is a person. A visit without one belongs to the user who signs in next on the same visitor id;
                if nobody does, to the one before; if nobody ever did, the visitor id is an anonymous person.
              </p>
              <p className={s['note']}>
                One rule holds for the whole workspace, so that files add up. Ids such as null, anonymous or -1 stand
                for nobody.
              </p>
            </div>
          }
        >
          <AriaButton className={s['pill'] ?? ''}>
            <span className={s['of']}>Person</span> user id, next identified
            <ChevronDown size={14} aria-hidden />
          </AriaButton>
        </Popover>
      </div>
      <p className={s['assumptionNote']}>Times that name their own zone keep it.</p>
    </section>
  )
}
