import {
  createGetClientSecret,
  type GetClientSecret,
  type GetClientSecretOptions,
} from './get-client-secret.ts';
import { untilAborted } from './until-aborted.ts';

/** The function that ChatKit takes as `api.fetch`. */
export interface SessionFetch extends Pick<GetClientSecret, 'dispose'> {
  /**
   * Sends a request with the session's secret as `Authorization: Bearer`. Rejects as the global `fetch`
   * does, or with a {@link ClientSecretError} if there is no secret.
   */
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
}

/**
 * Creates the `fetch` for ChatKit on a server of your own behind `@chatkit-sessions/gateway`. It gets
 * secrets as {@link createGetClientSecret} does, with the same options.
 *
 * ```ts
 * const fetch = createSessionFetch({ endpoint: '/chatkit/session' });
 * const options: ChatKitOptions = { api: { url: '/chatkit', domainKey: 'domain_pk_123', fetch } };
 * ```
 *
 * If the gateway refuses the secret with a 401, repeats the request once with a fresh secret, since the
 * gateway did not run it. Every other response and failure is final.
 */
export function createSessionFetch(options: GetClientSecretOptions): SessionFetch {
  const getClientSecret = createGetClientSecret(options);
  let latest: string | undefined;

  const sessionFetch = async (
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> => {
    const request = new Request(input, init);
    let refused: string | null = null;
    for (let repeats = 0; ; repeats++) {
      const secret: string = await untilAborted(request.signal, getClientSecret(refused));
      latest = secret;
      // The body of a request can be read once.
      const copy = request.clone();
      copy.headers.set('authorization', `Bearer ${secret}`);
      const response = await fetch(copy);
      if (repeats || response.status !== 401) return response;
      // Finds the error code of a refused secret. No JSON string can contain this text.
      if (!/"code":"session_(unknown|expired|cancelled)"/.test(await response.clone().text())) {
        return response;
      }
      // Another request may have replaced the secret meanwhile.
      refused = secret === latest ? secret : null;
    }
  };
  return Object.assign(sessionFetch, getClientSecret);
}
