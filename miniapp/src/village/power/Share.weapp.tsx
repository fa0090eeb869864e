/** WeChat's own menu shares the page. */
export function Share(_props: { title: string }) {
  return null;
}
