/** Entry for the command line, built beside it: documents drawn without a page. */
export { renderDocument } from './render.tsx'
