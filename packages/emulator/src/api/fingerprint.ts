/**
 * Returns a 64-bit hash of a text in hex, which does not show the text. A snapshot contains API keys
 * only in this form. WebCrypto's hashes are asynchronous.
 */
export function fingerprint(text: string): string {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x9e3779b1);
    two = Math.imul(two ^ unit, 0x5f356495);
    one ^= two >>> 15;
    two ^= one >>> 13;
  }
  return [one, two].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
