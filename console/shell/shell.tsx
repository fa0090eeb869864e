import { matchPath, Outlet, useLocation } from 'react-router';
import { useSession } from '../api/session';
import type { PageEntry } from '../routes';
import { Head } from './head';
import { Sider } from './sider';

/** Light sider, white head, paper ground. */
export function Shell({ entries }: { entries: PageEntry[] }) {
  const session = useSession();
  const { pathname } = useLocation();
  const current = entries.filter((entry) => matchPath({ path: `/${entry.path}`, end: false }, pathname)).sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <div className="shell">
      <a className="skip link" href="#content">
        跳到正文
      </a>
      <Sider entries={entries} />
      <div className="stage">
        <Head session={session} current={current} />
        <main id="content" className="stage" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
