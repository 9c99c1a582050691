/** The style of the element. Both schemes keep a contrast of at least 4.5 to 1. */
export const style = `
:host { display: block; min-width: 0; min-height: 0; color-scheme: light;
  --text: #1d2433; --back: #fff; --soft: #eef1f6; --line: #7c869b; --quiet: #565f73;
  --accent: #2f5bea; --on-accent: #fff; --bad: #96232c; --on-bad: #fde3e5; --warn: #6b4800; --on-warn: #fff0cf }
:host([data-scheme='dark']) { color-scheme: dark;
  --text: #e6e9f0; --back: #171b24; --soft: #262c39; --line: #707b91; --quiet: #aab3c5;
  --accent: #8aa8ff; --on-accent: #10182e; --bad: #ffb3b8; --on-bad: #4a1a20; --warn: #ffdc8a; --on-warn: #42320d }
:host([hidden]), [hidden] { display: none !important }
.chat { display: flex; flex-direction: column; gap: .6rem; box-sizing: border-box; width: 100%; height: 100%;
  padding: .75rem; font: inherit; line-height: 1.45; color: var(--text); background: var(--back);
  border: 1px solid var(--line); border-radius: .9rem; overflow-wrap: anywhere }
.test { margin: 0; padding: .2rem .6rem; font-size: .8rem; text-align: center; color: var(--warn);
  background: var(--on-warn); border-radius: .5rem }
header, .row { display: flex; gap: .5rem; align-items: center }
h2 { flex: 1; min-width: 0; margin: 0; font-size: 1rem; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
.log, .history { display: flex; flex-direction: column; gap: .5rem; flex: 1; min-height: 4rem; overflow-y: auto }
article, .log > p { max-width: 85%; margin: 0; padding: .45rem .8rem; border-radius: .8rem; background: var(--soft);
  align-self: flex-start; white-space: pre-wrap }
article p { margin: 0 }
article.user_message { align-self: flex-end; color: var(--on-accent); background: var(--accent) }
.log > .progress { padding: 0 .8rem; color: var(--quiet); background: none; font-size: .9rem }
.log > .notice { color: var(--warn); background: var(--on-warn) }
.log > .error { color: var(--bad); background: var(--on-bad) }
.start { display: grid; gap: .5rem; justify-items: start }
.start p { margin: 0; font-weight: 600 }
ul { display: grid; gap: .35rem; margin: 0; padding: 0; list-style: none }
li { display: flex; gap: .5rem; align-items: center }
/* Room for the outline of what has the focus. */
.history { margin: -3px; padding: 3px }
.history > p { margin: 0; color: var(--quiet) }
.history > p:empty { display: none }
.history li > button:first-child { flex: 1; min-width: 0; text-align: left }
.history > button { align-self: flex-start; flex: none }
article img { max-width: 4rem; max-height: 4rem }
form { display: grid; gap: .5rem }
input:not([type='file']) { flex: 1; min-width: 0 }
input, button, .button { font: inherit; padding: .45rem .75rem; color: var(--text); background: var(--back);
  border: 1px solid var(--line); border-radius: .6rem }
input::placeholder { color: var(--quiet); opacity: 1 }
button, .button { cursor: pointer; position: relative }
.row > button { color: var(--on-accent); background: var(--accent); border-color: var(--accent) }
:focus-visible, .button:focus-within { outline: 2px solid var(--accent); outline-offset: 2px }
.log:focus-visible { outline-offset: -2px }
.unseen { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
`;
