import { type RefObject, useEffect, useRef } from 'react'
import { useQueryParams } from './route.ts'

/**
 * A section whose first field an address asks for by `param`: it is scrolled to and focused, once. `settled`: what stands
 * above the section has its height.
 */
export function useAskedField(param: string, settled: boolean): RefObject<HTMLElement | null> {
  const [query, setQuery] = useQueryParams()
  const section = useRef<HTMLElement>(null)
  const asked = query.get(param) !== null
  useEffect(() => {
    if (!asked || !settled) return
    const field = section.current?.querySelector<HTMLInputElement>('form input')
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
    // Asked for once: coming back shows the screen from the top.
    setQuery({ [param]: null }, { replace: true })
  }, [param, asked, settled, setQuery])
  return section
}
