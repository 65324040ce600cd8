import s from '../stack.module.css'

/** The three marks of the matrix. */
export function MarkLegend() {
  return (
    <span className={s['legend']}>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <circle cx="6" cy="6" r="5" fill="var(--c1)" />
        </svg>
        only holder
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <rect x="1" y="1" width="10" height="10" rx="1.5" fill="var(--mark)" />
        </svg>
        shared
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <rect width="14" height="14" rx="2" fill="var(--c4)" />
          <path d="M4 4l6 6m0-6l-6 6" stroke="var(--inv)" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
        redundant: same team
      </span>
    </span>
  )
}
