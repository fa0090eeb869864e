/** Texts and numbers of a JSON document; nothing else in one holds digits or control characters that matter. */
const tokens = /"(?:[^"\\]|\\[\s\S])*"|-?\d{16,}(?![\d.eE])/g;

/**
 * Reads a JSON answer of WeChat. Whole numbers of 16 digits and more become text, since ids exceed 2^53, and raw control
 * characters inside texts (nicknames have them) are taken as what they are.
 *
 * @throws SyntaxError
 */
export function parseAnswer(text: string): unknown {
  return JSON.parse(text.replace(tokens, (token) => (token.startsWith('"') ? token.replace(/[\u0000-\u001f]/g, escapeControl) : `"${token}"`)));
}

const escapeControl = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
