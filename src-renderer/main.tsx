import './no-compiling.ts'
import '@fontsource-variable/inter/opsz.css'
import './styles/tokens.css'
import './styles/base.css'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { EngineProvider } from './api.ts'
import { App } from './app.tsx'
import { followTheme } from './store.ts'
import { connect } from './transport/index.ts'

followTheme()
// Before anything reads the address: the browser host's session token arrives in the fragment and is taken out here.
const { call, host } = connect()

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
createRoot(root).render(
  <StrictMode>
    {/* The words of the library's controls are those of the app, whatever the browser speaks. */}
    <I18nProvider locale="en-US">
      <EngineProvider call={call} host={host}>
        <App />
      </EngineProvider>
    </I18nProvider>
  </StrictMode>,
)
