import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// electron-vite's own table of targets ends before our Electron, so both targets are named here.
const node = 'node24.18'

export default defineConfig({
  main: {
    build: {
      target: node,
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          electron: at('src-main/hosts/electron/main.ts'),
          web: at('src-main/hosts/web/main.ts'),
          cli: at('src-main/hosts/cli/main.ts'),
          'engine-worker': at('src-main/worker/engine-worker.ts'),
          'parse-worker': at('src-main/core/import/parse-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src-main/hosts/electron/preload.ts') },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    publicDir: false,
    plugins: [react()],
    build: {
      target: 'chrome152',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      rolldownOptions: { input: { index: at('src-renderer/index.html') } },
    },
  },
})
