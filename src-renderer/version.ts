declare const __TOUCHSTACK_VERSION__: string

/** Of this build; set by electron.vite.config.ts. */
export const version = typeof __TOUCHSTACK_VERSION__ === 'undefined' ? 'unbuilt' : __TOUCHSTACK_VERSION__
