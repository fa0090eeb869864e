import { orderFrom, type Order } from '../logic/order';

/** In this tab only, and only until the page is there again. */
const keptAs = 'money.order';

export const keepOrder = (order: Order): void => sessionStorage.setItem(keptAs, JSON.stringify(order));

/** What was being paid when the page left for WeChat, with what WeChat brought back; taken out, also of the address. */
export function cameBack(): Order | null {
  const order = orderFrom(sessionStorage.getItem(keptAs));
  sessionStorage.removeItem(keptAs);
  const query = new URLSearchParams(window.location.search);
  const [code, state] = [query.get('code'), query.get('state')];
  if (code === null || state === null) return order;
  window.history.replaceState(window.history.state, '', window.location.pathname);
  return order && { ...order, web: { code, state } };
}
