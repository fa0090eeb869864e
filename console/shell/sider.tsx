import { NavLink, Link } from 'react-router';
import { useMyWork } from '../api/my-work';
import { Mark } from '../parts/mark';
import type { PageEntry } from '../routes';
import { AuditFooter } from './audit-footer';

/** The menu holds what this person may open, and nothing greyed. */
export function Sider({ entries }: { entries: PageEntry[] }) {
  const work = useMyWork().data;
  const counts = { work: work?.total, appeals: work?.counts.appeal, approvals: work?.counts.approval, clues: work?.counts.clue, disclosureDuties: work?.counts.disclosureDuty, publications: work?.counts.publication };
  const shown = entries.filter((entry) => !entry.hidden);
  const groups = [...new Set(shown.map((entry) => entry.group))];
  return (
    <div className="sider">
      <Link to="/" className="wordmark" aria-label="清鉴，回到首页">
        <Mark />
        清鉴
      </Link>
      <nav aria-label="主菜单">
        {groups.map((group) => (
          <div key={group ?? ''}>
            {group ? <h2>{group}</h2> : null}
            <ul>
              {shown
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <Entry key={entry.path} entry={entry} count={entry.count ? counts[entry.count] : undefined} />
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <AuditFooter />
    </div>
  );
}

function Entry({ entry, count }: { entry: PageEntry; count: number | undefined }) {
  const Icon = entry.icon;
  return (
    <li>
      <NavLink to={`/${entry.path}`} end={entry.path === 'clues'}>
        <Icon size={18} strokeWidth={1.8} aria-hidden="true" />
        {entry.label}
        {count ? <em aria-label={`${count} 件`}>{count}</em> : null}
      </NavLink>
    </li>
  );
}
