import { usePlatform } from '../api/platform';

/** Whose platform this is, and whether its records are whole. */
export function AuditFooter() {
  const commission = usePlatform().data?.commission;
  return <footer>{commission}</footer>;
}
