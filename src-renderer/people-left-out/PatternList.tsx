import { X } from 'lucide-react'
import { IconButton } from '../components/Button.tsx'
import { CutText } from '../components/PathChip.tsx'
import f from '../components/setting.module.css'
import s from './people-left-out.module.css'

interface PatternListProps {
  label: string
  patterns: readonly string[]
  /** Whom the pattern at a place fits, in words. */
  fits: (index: number) => string
  /** What the button of a pattern does, in words. */
  undo?: (pattern: string) => string
  disabled: boolean
  onCountAgain: (pattern: string) => void
}

/** Patterns that leave people out, each with whom it fits and the way to count them again. */
export function PatternList(props: PatternListProps) {
  const { label, patterns, fits, undo = (each) => `Count ${each} again`, disabled, onCountAgain } = props
  if (patterns.length === 0) return null
  return (
    <ul className={f['list']} aria-label={label}>
      {patterns.map((each, index) => (
        <li key={each} className={f['row']}>
          <code className={s['pattern']}>
            <CutText text={each} />
          </code>
          <span className={f['fits']}>{fits(index)}</span>
          <IconButton icon={X} label={undo(each)} isDisabled={disabled} onPress={() => onCountAgain(each)} />
        </li>
      ))}
    </ul>
  )
}
