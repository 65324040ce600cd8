import type { Call } from '../../shared/api.ts'

/**
 * For questions: whose ids a document holds and what it draws are the same answers, worked out once. Failures are not kept,
 * and neither is what was answered of another `revision` of the workspace.
 */
export function askedOnce(call: Call, revision: () => number | undefined = () => 0): Call {
  const answers = new Map<string, ReturnType<Call>>()
  return (method, params, options) => {
    const key = `${revision()} ${method} ${JSON.stringify(params)}`
    const known = answers.get(key) as ReturnType<typeof call<typeof method>> | undefined
    if (known) return known
    const asked = call(method, params, options)
    answers.set(key, asked)
    asked.catch(() => answers.delete(key))
    return asked
  }
}
