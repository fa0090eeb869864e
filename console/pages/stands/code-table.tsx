import type { WindowStand } from '../../../contracts/stand';

/** Every code with its window, to hold against the stands on the desks. */
export function CodeTable({ stands }: { stands: readonly WindowStand[] }) {
  return (
    <section className="card table-card code-table">
      <h2>窗口码总表</h2>
      <div className="table-scroll">
        <table className="facts dense" aria-label="窗口码总表">
          <thead>
            <tr>
              <th scope="col">大厅</th>
              <th scope="col">窗口号</th>
              <th scope="col">窗口</th>
              <th scope="col">派驻部门</th>
              <th scope="col">窗口码</th>
              <th scope="col">网址</th>
            </tr>
          </thead>
          <tbody>
            {stands.map((stand) => (
              <tr key={stand.code}>
                <td>{stand.hallName}</td>
                <td>{stand.number}</td>
                <td>{stand.windowName}</td>
                <td>{stand.departmentName ?? <span className="muted">没有</span>}</td>
                <td className="number">{stand.code.replace(/(.{4})/, '$1 ')}</td>
                <td className="link-text">{stand.url}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
