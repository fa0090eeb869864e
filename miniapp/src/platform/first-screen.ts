/** As server/first-screen writes it into the page: for which address of the API, and what that answered. */
interface First {
  path: string;
  body: unknown;
  /** The page's own, where it was opened by the short one on a printed board. */
  address?: string;
}

const textId = 'first-screen';
const dataId = 'first-data';

/** Before the router looks: the page goes by its own address from here on, also when somebody shares it. */
export function takeOwnAddress(): void {
  const text = document.getElementById(dataId)?.textContent;
  const { address } = JSON.parse(text || '{}') as Partial<First>;
  if (address) window.history.replaceState(null, '', address);
}

/** What the server put into the page for this address, the first time it is asked for; undefined where there is nothing. */
export function firstData(path: string): unknown {
  const element = document.getElementById(dataId);
  if (!element) return undefined;
  const { path: its, body } = JSON.parse(element.textContent ?? '{}') as First;
  if (its !== path) return undefined;
  element.remove();
  return body;
}

/** The page itself is there: what the server had shown until then goes. */
export function dropFirstScreen(): void {
  document.getElementById(textId)?.remove();
}
