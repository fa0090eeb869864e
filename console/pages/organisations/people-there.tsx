import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { page } from '../../../contracts/common';
import type { OrganisationDetail } from '../../../contracts/organisation';
import { personSummary } from '../../../contracts/person';
import { rosterShiftLabels } from '../../../contracts/roster';
import { ask } from '../../api/client';
import { useRosterToday } from '../../api/roster';
import { useSession } from '../../api/session';
import { windowNumberWords } from '../../parts/numbers';

const shownMost = 20;

/** Who holds a post there, for those who may see people. */
export function PostsThere({ id }: { id: string }) {
  const { abilities } = useSession();
  const people = useQuery({
    queryKey: ['people', 'posts', id],
    queryFn: ({ signal }) => ask('/people', { query: { postAt: id, limit: shownMost }, answer: page(personSummary), signal }),
    enabled: abilities['person.list'] === true,
  }).data;
  if (!people || people.items.length === 0) return null;
  return (
    <div className="panel-section">
      <h2>岗位</h2>
      <ul className="others">
        {people.items.map((person) => (
          <li key={person.id}>
            <Link className="link" to={`/people?id=${person.id}`}>
              {person.name}
            </Link>
            <span className="muted">{person.posts.filter((post) => post.organisation.id === id).map((post) => post.title).join('、')}</span>
          </li>
        ))}
      </ul>
      {(people.total ?? 0) > shownMost ? <p className="muted">共 {people.total} 人，先列 {shownMost} 人，其余在“人员”里看。</p> : null}
    </div>
  );
}

/** Who is on duty today, at a window or at each window of a hall. */
export function OnDutyToday({ detail }: { detail: OrganisationDetail }) {
  const { abilities } = useSession();
  const shown = abilities['roster.list'] === true && detail.active && (detail.kind === 'window' || detail.kind === 'hall');
  const windows = useRosterToday(detail.id, shown).data?.windows;
  if (!shown || !windows) return null;
  const address = detail.kind === 'hall' ? `/roster?hall=${detail.id}` : `/roster?hall=${detail.parentId}&window=${detail.id}`;
  return (
    <div className="panel-section">
      <div className="row between">
        <h2>今天在岗</h2>
        <Link className="link" to={address}>
          看值班表
        </Link>
      </div>
      <ul className="others">
        {windows.map((window) => (
          <li key={window.id}>
            <span>{detail.kind === 'hall' ? `${windowNumberWords(window.number)} ${window.name}` : '这个窗口'}</span>
            <span className={window.people.length > 0 ? '' : 'muted'}>{window.people.map((one) => (one.shift === 'day' ? one.name : `${one.name}（${rosterShiftLabels[one.shift]}）`)).join('、') || '没排'}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
