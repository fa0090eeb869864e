import { Words } from './elements';

/** Late is shown as late: red, a square, and the word. */
export function Late() {
  return (
    <Words className="tag tag--late">
      <Words className="tag__square" hidden />
      逾期
    </Words>
  );
}
