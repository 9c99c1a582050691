import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

/** Returns the page with the chat of a signed-in user. */
export function chatPage(user: string, chatURL: string): Html {
  return page(html`
    <header>
      <h1>Support for ${user}</h1>
      <form method="post" action="/sign-out"><button>Sign out</button></form>
    </header>
    <p id="notice" role="status"></p>
    <openai-chatkit data-url="${chatURL}"></openai-chatkit>
    <!-- Your page loads https://cdn.platform.openai.com/deployments/chatkit/chatkit.js instead. -->
    <script type="module" src="/chatkit.js"></script>
    <script type="module" src="/main.js"></script>
  `);
}

/** Returns the page that asks for a name. */
export function signInPage(): Html {
  return page(html`
    <h1>Support</h1>
    <form method="post" action="/sign-in">
      <label>Your name <input name="name" required maxlength="40" autocomplete="username" /></label>
      <button>Sign in</button>
    </form>
  `);
}

function page(main: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>A self-hosted chat</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/style.css" />
      <main>${main}</main>
    </html>`;
}
