import { type ReactNode, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { useDocumentView } from '../document/view.ts'
import { count } from '../format.ts'

export interface LongListProps<T> {
  items: readonly T[]
  /** Shown at first; the others on a press. A document shows all. */
  most: number
  className?: string | undefined
  /** One `li` with its key. */
  children: (item: T) => ReactNode
}

/** A list that is folded where it would be longer than what stands beside it. */
export function LongList<T>({ items, most, className, children }: LongListProps<T>) {
  const isDocument = useDocumentView() !== null
  const [all, setAll] = useState(false)
  // One more line takes no more room than the button.
  const folds = !isDocument && items.length > most + 1
  return (
    <>
      <ul className={className}>{(folds && !all ? items.slice(0, most) : items).map(children)}</ul>
      {folds && (
        <Button variant="link" onPress={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show ${count(items.length - most)} more`}
        </Button>
      )}
    </>
  )
}
