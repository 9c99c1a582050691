import type { PlainResponse } from './response.ts';

/** Returns the environment variables that make an official SDK call a server. */
export function environment(url: string, apiKey: string): string {
  return `OPENAI_BASE_URL=${url} OPENAI_API_KEY=${apiKey}`;
}

/** Creates the page at `/` of a server, which says what the server is and how to use it. */
export function homePage(url: string, version: string): PlainResponse {
  const controlURL = url.replace(/\/v1$/, '/_emulator');
  const body = `<!doctype html>
<html lang="en">
<title>ChatKit sessions emulator</title>
<h1>ChatKit sessions emulator ${version}</h1>
<p>This server emulates the ChatKit sessions API for development and tests. Start your app with:</p>
<pre>${environment(url, 'any-key')}</pre>
<p>If the emulator was started with API keys, use one of them.</p>
<ul>
<li><a href="${controlURL}/sessions">Sessions</a> with their status</li>
<li><a href="${controlURL}/faults">Pending faults</a></li>
<li><a href="${controlURL}/openapi.json">OpenAPI document</a> of the control API</li>
</ul>
</html>
`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
