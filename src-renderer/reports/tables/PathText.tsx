/** Pages by any text in their path, or by a pattern as in content groups; `pages` in the address. */
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { FilterButton } from '../../components/FilterButton.tsx'
import { Popover } from '../../components/Popover.tsx'
import { TextField } from '../../components/TextField.tsx'
import s from '../reports.module.css'
import { patternOfText, textIn } from '../../../shared/pages/path-parts.ts'

interface PathTextProps {
  /** null = any page, or one of the parts that are chosen beside it. */
  pages: string | null
  onChange: (pages: string | null) => void
}

export function PathText({ pages, onChange }: PathTextProps) {
  const text = pages === null ? '' : (textIn(pages) ?? pages)
  return (
    <Popover
      label="Path contains"
      panel={(close) => (
        <Panel
          key={text}
          text={text}
          onApply={(typed) => {
            onChange(patternOfText(typed))
            close()
          }}
        />
      )}
    >
      <FilterButton label="Path contains" set={pages !== null} any={pages === null}>
        {text || 'anything'}
      </FilterButton>
    </Popover>
  )
}

function Panel({ text, onApply }: { text: string; onApply: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  return (
    <form
      className={s['panel']}
      onSubmit={(event) => {
        event.preventDefault()
        onApply(typed)
      }}
    >
      <TextField label="Text in the path, or a pattern" mono autoFocus value={typed} onChange={setTyped} />
      <p className={s['panelNote']}>
        What begins with / is a pattern as in content groups: <b>/en/**</b>. Anything else may stand anywhere in a part
        of the path: <b>care</b> finds <b>/care-homes/</b> too.
      </p>
      <div className={s['panelFoot']}>
        <Button onPress={() => onApply('')}>Any page</Button>
        <Button variant="primary" type="submit">
          Apply
        </Button>
      </div>
    </form>
  )
}
