/** The sample's generator is a resource with its files; this is the core's one way to it. */
export { writeSample } from '../../../resources/sample/write-sample.ts'
