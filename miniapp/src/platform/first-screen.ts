/** As server/first-screen writes it into the page: for which address of the API, and what that answered. */
interface First {
  path: string;
  body: unknown;
}

const textId = 'first-screen';
const dataId = 'first-data';

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
