import type { Failure } from '@sightline/spec';

/**
 * The only file that reads `error.code`: what a socket, OpenSSL or the HTTP parser reported, as a failure.
 */

interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  /** Set on errors of a system call, absent on the ones that Node makes up, such as an early close. */
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
  // No address of that family here, so no network of that family either.
  ['EADDRNOTAVAIL', 'connect.net_unreachable'],
  ['EAFNOSUPPORT', 'connect.net_unreachable'],
  ['EINVAL', 'connect.net_unreachable'],
  ['EHOSTUNREACH', 'connect.host_unreachable'],
  ['EHOSTDOWN', 'connect.host_unreachable'],
  ['EACCES', 'connect.prohibited'],
  ['EPERM', 'connect.prohibited'],
]);

/** The failure of a TCP connect that ended in an error. */
export function classifyConnectError(error: unknown): Failure {
  return CONNECT_FAILURE_BY_CODE.get(factsOf(error).code) ?? 'unknown.unclassified';
}

// What OpenSSL says when the first bytes are no TLS record at all.
const NOT_TLS =
  /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|HTTPS_PROXY_REQUEST|RECORD_LAYER_FAILURE|UNKNOWN_PROTOCOL/;

/** The failure of a TLS handshake that ended in an error. */
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

/** How far an exchange had come when it ended in an error. */
export type HttpProgress = 'sending' | 'sent' | 'answering';

/** The failure of an HTTP exchange that did not end in time. */
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

/** The failure of an HTTP exchange that ended in an error. */
export function classifyHttpError(error: unknown, progress: HttpProgress): Failure {
  const { code, isWriting } = factsOf(error);
  // The parser's codes: the peer speaks, but not HTTP.
  if (code.startsWith('HPE_')) return 'response.unexpected_body';
  // TLS 1.3 tells of a refused handshake only when the client reads.
  if (code.startsWith('ERR_SSL_')) return 'tls.protocol';
  if (code === 'ETIMEDOUT') return timeoutFailure(progress);
  return progress === 'sending' || (progress === 'sent' && isWriting) ? 'request.reset' : 'response.reset';
}

/** What verifying the chain came to, the name left aside. */
export type ChainVerdict = 'trusted' | 'outdated' | 'untrusted';

/** Reads OpenSSL's verify result: Node's `authorizationError`, null when there is none. */
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

/** The `authorizationError` of a TLS socket as a code; its documented type is wider than what Node sets. */
export function authorizationCode(authorizationError: unknown): string | null {
  if (authorizationError === null || authorizationError === undefined) return null;
  if (typeof authorizationError === 'string') return authorizationError;
  return factsOf(authorizationError).code;
}

/** Whether an error says that a disk cannot take a write: full, read-only, or not ours to write. */
export function isDiskRefusal(error: unknown): boolean {
  return ['ENOSPC', 'EROFS', 'EDQUOT', 'EACCES', 'EPERM', 'EIO', 'EFBIG'].includes(factsOf(error).code);
}

/** Whether an error says that a file or folder is not there. */
export function isMissingFile(error: unknown): boolean {
  return factsOf(error).code === 'ENOENT';
}

/** Whether an error says that a file is there already. */
export function isExistingFile(error: unknown): boolean {
  return factsOf(error).code === 'EEXIST';
}

/** Whether an error says that a process exists but is another user's. */
export function isForeignProcess(error: unknown): boolean {
  return factsOf(error).code === 'EPERM';
}

/** An error's code and message in a few words, for a line of log. */
export function describeError(error: unknown): string {
  const { code, message } = factsOf(error);
  return code === '' || message.includes(code) ? message : `${message} (${code})`;
}
