/** Why a call failed. Hosts turn the code into an exit status, an HTTP status or a dialog; the message is for people. */
export type ErrorCode =
  | 'USAGE' // the caller's parameters are wrong
  | 'UNSUPPORTED' // valid, but this build cannot do it yet
  | 'NO_WORKSPACE' // the call needs an open workspace
  | 'NOT_FOUND' // a file, goal, import or tool that does not exist
  | 'BAD_FILE' // a file that cannot be read as what it should be
  | 'BAD_WORKSPACE' // not a workspace, or a newer one
  | 'DAMAGED' // a workspace of which a part cannot be read; workspace.repair saves the rest
  | 'BUSY' // the workspace is being written by somebody else
  | 'CANCELLED'
  | 'FAILED'

/** The one error class. `message` is a complete sentence that says what happened and, where known, what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}

/** What crosses a wall instead of an Error. */
export type WireError = { code: ErrorCode; message: string }

export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, message: error.message }
  return { code: 'FAILED', message: error instanceof Error ? error.message : String(error) }
}

export function fromWireError(error: WireError): AppError {
  return new AppError(error.code, error.message)
}

export const asAppError = (error: unknown): AppError =>
  error instanceof AppError ? error : fromWireError(toWireError(error))
