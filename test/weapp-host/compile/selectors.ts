// A bracketed attribute, a name with its leading mark, or any other single character.
const token = /\[[^\]]*\]|([.#:]*)((?:[\w-]|\\.|[^\0-\x7f])+)|[^]/g;
// What stands in the brackets of `:nth-child()`.
const count = /^(odd|even|[-\d].*|n)$/;

/**
 * Turns a mini-program's selector into the page's, where every tag has the prefix `wx-`, as in WeChat:
 * `view.row` becomes `wx-view.row`. With a scope, class names get it as prefix: `.row` becomes `.scope--row`.
 */
export function toPageSelector(selector: string, scope?: string): string {
  return selector.replace(token, (whole, mark: string | undefined, name: string | undefined) => {
    if (name === undefined) return whole;
    if (mark === '' && !count.test(name)) return `wx-${name}`;
    if (mark === '.' && scope) return `.${scope}--${name}`;
    return whole;
  });
}
