/**
 * For every Node that runs our TypeScript sources in more than one thread. Reading TypeScript is WebAssembly, and where
 * the processor has memory protection keys V8 sometimes loses track of such code and ends the process ("Check failed:
 * jit_page.has_value()"). What is built reads no TypeScript and does without.
 */
export const nodeFlags = ['--no-memory-protection-keys']
