import { describe, expect, it } from 'vitest';
import { classifyConnectError, classifyHttpError, classifyTlsError, timeoutFailure } from './classify-failure.ts';

const error = (code: string, syscall?: string): Error =>
  Object.assign(new Error(code), { code, ...(syscall === undefined ? {} : { syscall }) });

describe('classifyConnectError', () => {
  it.each([
    ['ECONNREFUSED', 'connect.refused'],
    ['ETIMEDOUT', 'connect.timeout'],
    ['ECONNRESET', 'connect.reset'],
    ['ENETUNREACH', 'connect.net_unreachable'],
    ['EADDRNOTAVAIL', 'connect.net_unreachable'],
    ['EHOSTUNREACH', 'connect.host_unreachable'],
    ['EPERM', 'connect.prohibited'],
    ['EACCES', 'connect.prohibited'],
    ['EWHATEVER', 'unknown.unclassified'],
  ])('classifies %s as %s', (code, failure) => {
    expect(classifyConnectError(error(code, 'connect'))).toBe(failure);
  });
});

describe('classifyTlsError', () => {
  it.each([
    ['ERR_SSL_WRONG_VERSION_NUMBER', undefined, 'tls.not_tls'],
    ['ERR_SSL_PACKET_LENGTH_TOO_LONG', undefined, 'tls.not_tls'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', undefined, 'tls.protocol'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', undefined, 'tls.protocol'],
    ['ECONNRESET', 'read', 'tls.reset'],
    ['ECONNRESET', undefined, 'tls.closed'],
    ['ETIMEDOUT', 'read', 'tls.timeout'],
  ])('classifies %s (%s) as %s', (code, syscall, failure) => {
    expect(classifyTlsError(error(code, syscall))).toBe(failure);
  });
});

describe('classifyHttpError', () => {
  it.each([
    ['ECONNRESET', 'write', 'sending', 'request.reset'],
    ['EPIPE', 'write', 'sent', 'request.reset'],
    ['ECONNRESET', 'read', 'sent', 'response.reset'],
    ['ECONNRESET', undefined, 'answering', 'response.reset'],
    ['HPE_INVALID_CONSTANT', undefined, 'sent', 'response.unexpected_body'],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', undefined, 'sent', 'tls.protocol'],
    ['ETIMEDOUT', 'read', 'answering', 'response.stalled'],
  ] as const)('classifies %s (%s) while %s as %s', (code, syscall, progress, failure) => {
    expect(classifyHttpError(error(code, syscall), progress)).toBe(failure);
  });

  it('names a timeout by how far the exchange had come', () => {
    expect([timeoutFailure('sending'), timeoutFailure('sent'), timeoutFailure('answering')]).toEqual([
      'request.timeout',
      'response.timeout',
      'response.stalled',
    ]);
  });
});
