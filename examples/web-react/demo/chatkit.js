// A stand-in for the vendor's script, which loads from the vendor's host only. It defines the element
// `openai-chatkit` with the methods that @openai/chatkit-react calls. It asks the emulator whether a
// secret is valid, as the hosted chat would, and repeats what the user writes.

const { origin: emulator } = new URL(
  new URL(document.currentScript.src).searchParams.get('emulator'),
);
const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

class StandIn extends HTMLElement {
  #getClientSecret;
  #secret = null;
  #log;
  #composer;

  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = `<style>
        :host { display: flex; flex-direction: column; gap: .75rem }
        ol { flex: 1; overflow-y: auto; margin: 0; padding: 0; list-style: none; display: flex; flex-direction: column; gap: .5rem }
        li { padding: .5rem .9rem; border-radius: .9rem; background: #eef1f6; align-self: flex-start }
        li.mine { background: #2f5bea; color: #fff; align-self: flex-end }
        li.error { background: #fde3e5; color: #96232c }
        form { display: flex; gap: .5rem }
        input { flex: 1; min-width: 0 }
        input, button { font: inherit; padding: .6rem .9rem; border: 1px solid #c9d0de; border-radius: .6rem }
        button { color: #fff; background: #2f5bea; border-color: #2f5bea; cursor: pointer }
      </style>
      <ol><li>This is a stand-in for ChatKit. It repeats what you write.</li></ol>
      <form><input placeholder="Write a message" aria-label="Message"><button>Send</button></form>`;
    this.#log = root.querySelector('ol');
    this.#composer = root.querySelector('input');
    root.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#composer.value.trim();
      this.#composer.value = '';
      if (text) void this.sendUserMessage({ text });
    });
  }

  // React's strict mode calls this twice, and each call asks for a secret.
  setOptions({ api }) {
    this.dataset.setOptions = String(Number(this.dataset.setOptions ?? 0) + 1);
    this.#getClientSecret = api.getClientSecret;
    void this.#start();
  }

  async sendUserMessage({ text }) {
    this.#say(text, 'mine');
    try {
      await this.#admit();
      this.#emit('chatkit.response.start');
      this.#say(`You wrote: ${text}`);
    } catch (error) {
      this.#fail(error);
    }
  }

  focusComposer() {
    this.#composer.focus();
  }
  setComposerValue({ text = '' }) {
    this.#composer.value = text;
  }
  async setThreadId() {}
  async fetchUpdates() {}
  async sendCustomAction() {}
  async showHistory() {}
  async hideHistory() {}

  async #start() {
    try {
      this.#secret = await this.#getClientSecret(null);
      this.#emit('chatkit.ready');
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Checks the secret with the emulator, and replaces it if it is no longer valid. */
  async #admit() {
    for (let attempt = 0; attempt < 3; attempt++) {
      const { ok, reason } = await this.#checkSecret();
      if (ok) return;
      if (reason === 'rate_limited') throw new Error('Too many messages. Wait a minute.');
      this.#secret = await this.#getClientSecret(this.#secret);
    }
    throw new Error('The emulator refused three secrets.');
  }

  async #checkSecret() {
    try {
      const response = await fetch(`${emulator}/_emulator/admit`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_secret: this.#secret ?? '' }),
      });
      return await response.json();
    } catch (error) {
      if (navigator.onLine) throw error;
      // Report an invalid secret: fetching the next one waits for the network.
      return { ok: false, reason: 'unknown' };
    }
  }

  #say(text, kind = '') {
    const line = document.createElement('li');
    line.textContent = text;
    line.className = kind;
    this.#log.append(line);
    line.scrollIntoView({ block: 'nearest' });
  }

  #fail(error) {
    this.#say('Something went wrong.', 'error');
    this.#emit('chatkit.error', { error });
  }

  // Waits for the next task, as the vendor's element does: listeners are added after `setOptions`.
  async #emit(name, detail) {
    await pause(0);
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define('openai-chatkit', StandIn);
