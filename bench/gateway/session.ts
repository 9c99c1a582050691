/** Creates a session that is hardly limited, and returns its client secret. */
export async function createSession(
  fetch: (request: Request) => Promise<Response>,
  url: string,
): Promise<string> {
  const response = await fetch(
    new Request(`${url}/v1/chatkit/sessions`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer any-key',
        'openai-beta': 'chatkit_beta=v1',
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        user: 'user_00000001',
        workflow: { id: 'wf_bench', state_variables: { plan: 'pro' } },
        rate_limits: { max_requests_per_1_minute: 1_000_000_000 },
      }),
    }),
  );
  if (!response.ok) throw new Error(`The gateway responded ${response.status}.`);
  return ((await response.json()) as { client_secret: string }).client_secret;
}
