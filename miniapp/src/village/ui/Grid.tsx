import { cellClass, type GridProps } from './Grid.types';

/** A table with heads, which moves sideways where it is wider than the phone. */
export function Grid({ caption, titles, rows, kinds, fixed }: GridProps) {
  return (
    // Whoever has no finger moves it by the arrow keys.
    <div className="grid-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className={fixed ? 'grid grid--fixed' : 'grid'}>
        <caption className="spoken">{caption}</caption>
        <thead>
          <tr className="grid__row">
            {titles.map((title, index) => (
              <th scope="col" key={title} className={`${cellClass(index, kinds)} grid__head`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, number) => (
            <tr key={number} className="grid__row">
              {row.map((cell, index) => (
                <td key={index} className={cellClass(index, kinds)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
