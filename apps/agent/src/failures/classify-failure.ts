import type { Failure } from '@sightline/spec';

/**
 * The only file that reads `error.code`. Turns what a socket, OpenSSL or the HTTP parser reports into a failure.
 */

interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  /** Set on errors of a system call; not set on errors that Node creates itself, such as an early close. */
  readonly fromSystemCall: boolean;
  readonly isWriting: boolean;
}

function factsOf(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { code: '', message: String(error), fromSystemCall: false, isWriting: false };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isWriting = code === 'EPIPE' || ('syscall' in error && error.syscall === 'write');
  return { code, message: error.message, fromSystemCall: 'syscall' in error, isWriting };
}

const CONNECT_FAILURE_BY_CODE: ReadonlyMap<string, Failure> = new Map([
  ['ECONNREFUSED', 'connect.refused'],
  ['ETIMEDOUT', 'connect.timeout'],
  ['ECONNRESET', 'connect.reset'],
  ['ECONNABORTED', 'connect.reset'],
  ['EPIPE', 'connect.reset'],
  ['ENETUNREACH', 'connect.net_unreachable'],
  ['ENETDOWN', 'connect.net_unreachable'],
  // No address of that family on this host means no network of that family.
  ['EADDRNOTAVAIL', 'connect.net_unreachable'],
  ['EAFNOSUPPORT', 'connect.net_unreachable'],
  ['EINVAL', 'connect.net_unreachable'],
  ['EHOSTUNREACH', 'connect.host_unreachable'],
  ['EHOSTDOWN', 'connect.host_unreachable'],
  ['EACCES', 'connect.prohibited'],
  ['EPERM', 'connect.prohibited'],
]);

/** Returns the failure of a TCP connect that ended in an error. */
export function classifyConnectError(error: unknown): Failure {
  return CONNECT_FAILURE_BY_CODE.get(factsOf(error).code) ?? 'unknown.unclassified';
}

// What OpenSSL reports if the first bytes are not a TLS record.
const NOT_TLS =
  /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST|RECORD_LAYER_FAILURE|UNKNOWN_PROTOCOL/;

/** Returns the failure of a TLS handshake that ended in an error. */
export function classifyTlsError(error: unknown): Failure {
  const { code, fromSystemCall } = factsOf(error);
  if (NOT_TLS.test(code)) return 'tls.not_tls';
  if (code.startsWith('ERR_SSL_') || code === 'EPROTO') return 'tls.protocol';
  switch (code) {
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ECONNABORTED':
      return fromSystemCall ? 'tls.reset' : 'tls.closed';
    case 'ETIMEDOUT':
      return 'tls.timeout';
    default:
      return 'unknown.unclassified';
  }
}

/** How far an HTTP exchange had come when it failed. */
export type HttpProgress = 'sending' | 'sent' | 'answering';

/** Returns the failure of an HTTP exchange that timed out. */
export function timeoutFailure(progress: HttpProgress): Failure {
  switch (progress) {
    case 'sending':
      return 'request.timeout';
    case 'sent':
      return 'response.timeout';
    case 'answering':
      return 'response.stalled';
  }
}

/** Returns the failure of an HTTP exchange that ended in an error. */
export function classifyHttpError(error: unknown, progress: HttpProgress): Failure {
  const { code, isWriting } = factsOf(error);
  // A parser error: the peer does not speak HTTP.
  if (code.startsWith('HPE_')) return 'response.unexpected_body';
  // With TLS 1.3 the client learns of a refused handshake only when it reads.
  if (code.startsWith('ERR_SSL_')) return 'tls.protocol';
  if (code === 'ETIMEDOUT') return timeoutFailure(progress);
  return progress === 'sending' || (progress === 'sent' && isWriting) ? 'request.reset' : 'response.reset';
}

/** The result of verifying a chain, apart from the name. */
export type ChainVerdict = 'trusted' | 'outdated' | 'untrusted';

/** Reads OpenSSL's verify result: Node's `authorizationError`, or null if there is none. */
export function classifyAuthorization(code: string | null): ChainVerdict {
  switch (code) {
    case null:
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'trusted';
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'outdated';
    default:
      return 'untrusted';
  }
}

/** Returns the `authorizationError` of a TLS socket as a code. Its documented type is wider than what Node sets. */
export function authorizationCode(authorizationError: unknown): string | null {
  if (authorizationError === null || authorizationError === undefined) return null;
  if (typeof authorizationError === 'string') return authorizationError;
  return factsOf(authorizationError).code;
}

/** Whether an error means that a disk cannot be written: full, read-only, or no permission. */
export function isDiskRefusal(error: unknown): boolean {
  return ['ENOSPC', 'EROFS', 'EDQUOT', 'EACCES', 'EPERM', 'EIO', 'EFBIG'].includes(factsOf(error).code);
}

/** Whether an error means that a file or folder does not exist. */
export function isMissingFile(error: unknown): boolean {
  return factsOf(error).code === 'ENOENT';
}

/** Whether an error means that a file already exists. */
export function isExistingFile(error: unknown): boolean {
  return factsOf(error).code === 'EEXIST';
}

/** Whether an error means that a process exists but belongs to another user. */
export function isForeignProcess(error: unknown): boolean {
  return factsOf(error).code === 'EPERM';
}

/** Returns an error's message with its code, for a log line. */
export function describeError(error: unknown): string {
  const { code, message } = factsOf(error);
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}
