import { type EnrollmentResponse, enrollmentResponseSchema } from '@sightline/spec';

const REQUEST_TIMEOUT_MS = 20_000;

/** The request of an enrolling agent; `over` replaces parts of it. */
export async function postEnrollment(
  apiUrl: string,
  token: string,
  over: Record<string, unknown> = {},
): Promise<Response> {
  const body = { version: 1, token, hostname: 'boh-1', role: 'boh', agentVersion: '0.1.0', platform: 'linux', ...over };
  return await fetch(`${apiUrl}/v1/agent/enroll`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
}

/** Enrolls a host. Throws when the API refuses. */
export async function enroll(
  apiUrl: string,
  token: string,
  over: Record<string, unknown> = {},
): Promise<EnrollmentResponse> {
  const answer = await postEnrollment(apiUrl, token, over);
  if (!answer.ok) throw new Error(`Enrolling: ${answer.status} ${await answer.text()}`);
  return enrollmentResponseSchema.parse(await answer.json());
}

/** Requests a host's assignment. */
export async function getAssignment(
  apiUrl: string,
  hostKey: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return await fetch(`${apiUrl}/v1/agent/assignment`, {
    headers: { authorization: `Bearer ${hostKey}`, ...headers },
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
}
