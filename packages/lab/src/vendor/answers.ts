import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request; each HTTP-level fault is one of these. */
export type Responder = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers like a healthy vendor: 200 on `/health`, a JSON 404 elsewhere, like an API without a front page. */
export const answerAsVendor: Responder = (request, response) => {
  const isHealth = request.url === '/health';
  respond(response, isHealth ? 200 : 404, {
    headers: { 'content-type': 'application/json', server: 'lab-vendor' },
    body: isHealth ? '{"status":"ok"}' : '{"message":"Not Found"}',
  });
};

/** FortiGate's replacement page for a blocked category. */
export const answerBlockPage: Responder = (request, response) => {
  respond(response, 403, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html><html><head><title>Web Filter Violation</title></head><body>
<h1>FortiGuard Intrusion Prevention - Access Blocked</h1><h2>Web Page Blocked</h2>
<p>You have tried to access a web page which is in violation of your internet usage policy.</p>
<p>URL: ${request.headers.host ?? ''}</p><p>Category: Finance and Banking</p><p>Powered By FortiGuard</p></body></html>`,
  });
};

/** Answers like a hotspot that redirects everyone to its login. */
export const answerCaptivePortal: Responder = (_request, response) => {
  respond(response, 302, {
    headers: { location: 'http://login.hotspot.test/guest?login=1', 'content-type': 'text/html; charset=utf-8' },
    body: '<html><body><a href="http://login.hotspot.test/guest?login=1">Sign in to the guest network</a></body></html>',
  });
};

/** Answers like a proxy that requires a login. */
export const answerProxyAuth: Responder = (_request, response) => {
  respond(response, 407, {
    headers: { 'proxy-authenticate': 'Basic realm="Store proxy"', 'content-type': 'text/html; charset=utf-8' },
    body: '<html><body><h1>Proxy Authentication Required</h1></body></html>',
  });
};

/** Answers like servers that are up but refuse to work. */
export const answerUnavailable: Responder = (_request, response) => {
  respond(response, 503, { headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' });
};

/** Answers with Cloudflare's challenge, which proves that the request reached the edge. */
export const answerCloudflareChallenge: Responder = (_request, response) => {
  respond(response, 403, {
    headers: {
      server: 'cloudflare',
      'cf-mitigated': 'challenge',
      'cf-ray': '8f0000000000dead-LAB',
      'content-type': 'text/html; charset=utf-8',
    },
    body: '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Ray ID: 8f0000000000dead</body></html>',
  });
};

/** Sends a head that promises more body than ever arrives. */
export const answerAndStall: Responder = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
  response.write('{"status":');
};

/** Reads the request and never answers. */
export const answerNothing: Responder = () => undefined;

function respond(
  response: ServerResponse,
  status: number,
  content: { headers: Readonly<Record<string, string>>; body: string },
): void {
  response.writeHead(status, { ...content.headers, 'content-length': Buffer.byteLength(content.body) });
  response.end(content.body);
}
