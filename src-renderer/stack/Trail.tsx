/** The question a screen belongs to, as the way back, and its own. */
export function Trail({ from, href, to }: { from: string; href: string; to: string }) {
  return (
    <>
      <a href={`#${href}`}>{from}</a>
      <span aria-hidden="true">›</span>
      <span>{to}</span>
    </>
  )
}
