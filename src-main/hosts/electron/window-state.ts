/** Where the window was when it was last closed, kept as a small JSON file beside Electron's own data. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const rectangle = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
})
export type Rectangle = z.output<typeof rectangle>

const state = z.object({ bounds: rectangle, maximized: z.boolean() })
export type WindowState = z.output<typeof state>

export const smallest = { width: 960, height: 640 }
const usual = { width: 1440, height: 900 }

/**
 * Where to open: as it was, unless too little of that is on any display that is there now. Without a position the system
 * chooses one.
 */
export function placeWindow(
  saved: WindowState | null,
  workAreas: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number } {
  if (saved === null) return usual
  const { bounds } = saved
  const size = { width: Math.max(bounds.width, smallest.width), height: Math.max(bounds.height, smallest.height) }
  const isReachable = workAreas.some((area) => {
    const wide = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
    // Its title bar must be there to be dragged by.
    return wide >= 200 && bounds.y >= area.y && bounds.y < area.y + area.height - 50
  })
  return isReachable ? { ...size, x: bounds.x, y: bounds.y } : size
}

export function readWindowState(file: string): WindowState | null {
  try {
    return state.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null // The first start, or a file somebody edited.
  }
}

/** Never in the way of closing: a place that cannot be saved is forgotten. */
export function saveWindowState(file: string, saved: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(saved))
  } catch {
    // The window opens at its usual size next time.
  }
}
