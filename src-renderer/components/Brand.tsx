/** The mark beside the name: a stack and a touch. */
export function Mark({ size = 18 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true">
      <rect x="1" y="11.5" width="16" height="4.5" rx="1.5" fill="var(--ink)" />
      <rect x="1" y="6" width="11" height="4" rx="1.5" fill="var(--mark)" />
      <circle cx="15" cy="8" r="2" fill="var(--c1)" />
      <rect x="1" y="1.5" width="6" height="3" rx="1.5" fill="var(--mark-2)" />
    </svg>
  )
}
