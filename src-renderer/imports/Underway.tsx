import { ProgressBar } from 'react-aria-components'
import { percent } from '../format.ts'
import s from './imports.module.css'
import { useImportSession } from './session.ts'

/** In the rail, while files are imported and something else is looked at: how far it is, and what reports are of. */
export function Underway() {
  const progress = useImportSession((session) => session.progress)
  const files = useImportSession((session) => session.files)
  const name = (progress && files[progress.index - 1]?.name) ?? files[0]?.name ?? ''
  const isReading = progress?.stage === 'reading' && progress.bytesTotal > 0
  // Every file weighs the same: how large the later ones are, only the engine knows once it reads them.
  const done = isReading ? (progress.index - 1 + progress.bytes / progress.bytesTotal) / progress.files : 0
  return (
    <a className={s['underway']} href="#/import">
      <ProgressBar aria-label={`Importing ${name}`} value={done * 100} isIndeterminate={!isReading}>
        <span className={s['underwayWords']}>
          <b>Importing {name}</b>
          {isReading && <span>{percent(done, 0)}</span>}
        </span>
        <span className={s['underwayTrack']}>
          <span style={{ width: `${(progress?.stage === 'arranging' ? 1 : done) * 100}%` }} />
        </span>
      </ProgressBar>
      <span className={s['note']}>Reports are of before it.</span>
    </a>
  )
}
