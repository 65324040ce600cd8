import { ErrorNote } from './ErrorNote.tsx'
import f from './setting.module.css'

/** Why a setting could not be saved, under its fields. */
export function SettingError({ error }: { error: Error | null }) {
  if (error === null) return null
  return (
    <div className={f['gap']}>
      <ErrorNote title={error.message} />
    </div>
  )
}
