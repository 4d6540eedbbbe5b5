import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request; every connection fault on the HTTP level is one of these. */
export type Responder = (request: IncomingMessage, response: ServerResponse) => void;

/** How the vendor's edge answers when all is well: 200 on `/health`, a JSON 404 elsewhere, as an API without a front page does. */
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

/** A hotspot that sends everybody to its own login. */
export const answerCaptivePortal: Responder = (_request, response) => {
  respond(response, 302, {
    headers: { location: 'http://login.hotspot.test/guest?login=1', 'content-type': 'text/html; charset=utf-8' },
    body: '<html><body><a href="http://login.hotspot.test/guest?login=1">Sign in to the guest network</a></body></html>',
  });
};

/** A proxy that wants credentials first. */
export const answerProxyAuth: Responder = (_request, response) => {
  respond(response, 407, {
    headers: { 'proxy-authenticate': 'Basic realm="Store proxy"', 'content-type': 'text/html; charset=utf-8' },
    body: '<html><body><h1>Proxy Authentication Required</h1></body></html>',
  });
};

/** The vendor's servers are up and refuse to work. */
export const answerUnavailable: Responder = (_request, response) => {
  respond(response, 503, { headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' });
};

/** The challenge of Cloudflare's edge, which proves that the request got that far. */
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

/** The head promises more than the body ever brings. */
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
