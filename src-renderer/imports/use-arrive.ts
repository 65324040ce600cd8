import { type RefObject, useEffect, useRef } from 'react'

/** Takes the focus when it appears: what had it is gone, and the keyboard must not start again at the top of the page. */
export function useArrive<E extends HTMLElement>(wanted = true): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (wanted) element.current?.focus({ preventScroll: true })
  }, [wanted])
  return element
}
