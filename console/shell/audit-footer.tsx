import { useQuery } from '@tanstack/react-query';
import { auditFooter, type AuditFooter as Footer } from '../../contracts/audit';
import { ask } from '../api/client';
import { usePlatform } from '../api/platform';
import { instantWords, shanghaiDay, shanghaiTime } from '../parts/dates';
import { useNow } from '../parts/now';

/** Whose platform this is, and whether its records are whole. */
export function AuditFooter() {
  const commission = usePlatform().data?.commission;
  const audit = useQuery({ queryKey: ['audit', 'footer'], queryFn: ({ signal }) => ask('/audit/footer', { answer: auditFooter, signal }), refetchInterval: 300_000 }).data;
  const now = useNow();
  return (
    <footer>
      {commission}
      {audit ? (
        <>
          <br />
          <span className={audit.ok || !audit.lastCheckAt ? '' : 'bad'}>{words(audit, now)}</span>
        </>
      ) : null}
    </footer>
  );
}

function words({ lastCheckAt, lastAnchorAt, ok }: Footer, now: Date): string {
  const at = lastCheckAt ?? lastAnchorAt;
  if (!at) return '审计链还没有核对过';
  const when = shanghaiDay(at) === shanghaiDay(now) ? shanghaiTime(at) : instantWords(at, now);
  if (!lastCheckAt) return `审计链 ${when} 锚定`;
  return ok ? `审计链 ${when} 核对，完整` : `审计链 ${when} 核对，有问题`;
}
