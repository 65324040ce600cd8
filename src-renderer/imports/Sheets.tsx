import type { PreviewSheet } from '../../shared/import.ts'
import { Checkbox } from '../components/Checkbox.tsx'
import { counted } from '../format.ts'
import s from './imports.module.css'

/** The sheets of a workbook, each to be read or not; nothing where there is no choice. */
export function Sheets({
  sheets,
  onChoose,
}: {
  sheets: readonly PreviewSheet[]
  onChoose: (sheets: string[]) => void
}) {
  if (sheets.length < 2) return null
  const read = sheets.filter((sheet) => sheet.read).map(({ name }) => name)
  return (
    <fieldset className={s['sheets']}>
      <legend>Sheets</legend>
      {sheets.map((sheet) => (
        <Checkbox
          key={sheet.name}
          aside={`${sheet.format ?? 'not recognised'}, ${counted(sheet.rows, 'row')}`}
          selected={sheet.read}
          // Of no sheet nothing can be shown.
          disabled={sheet.read && read.length === 1}
          onChange={(isRead) =>
            onChoose(sheets.flatMap(({ name }) => ((name === sheet.name ? isRead : read.includes(name)) ? [name] : [])))
          }
        >
          {sheet.name}
        </Checkbox>
      ))}
    </fieldset>
  )
}
