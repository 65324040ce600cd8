import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

// electron-vite's own table of targets ends before our Electron, so both targets are named here.
const node = 'node24.18'
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }

export default defineConfig({
  main: {
    // The document for the command line is drawn by React.
    plugins: [react()],
    // Or it is React for developers, which takes twice the time: nobody sets it where the command line runs.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      target: node,
      outDir: 'out/main',
      rolldownOptions: {
        input: {
          electron: at('src-main/hosts/electron/main.ts'),
          web: at('src-main/hosts/web/main.ts'),
          cli: at('src-main/hosts/cli/main.ts'),
          // For the tests that kill it and wear it out; the others share this chunk.
          app: at('src-main/core/app.ts'),
          'engine-worker': at('src-main/worker/engine-worker.ts'),
          'parse-worker': at('src-main/core/import/events/parse-worker.ts'),
          document: at('src-renderer/document/node.ts'),
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
    define: { __TOUCHSTACK_VERSION__: JSON.stringify(version) },
    build: {
      target: 'chrome152',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      rolldownOptions: {
        input: { index: at('src-renderer/index.html') },
        // zod and what it is told before any schema is made stay together: a chunk of schemas is run before the entry is.
        output: { codeSplitting: { groups: [{ name: 'zod', test: /node_modules[\\/]zod[\\/]|no-compiling\.ts$/ }] } },
      },
    },
  },
})
