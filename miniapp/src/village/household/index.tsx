import { useEffect, useState } from 'react';
import type { HouseholdView } from '../../../../contracts/household';
import { viewHousehold } from '../../api/payments';
import { askKiosk, useOwnOnScreen } from '../../platform/kiosk';
import { Ways } from './Ways';
import { OwnHouseholds } from './OwnHouseholds';

/** 我家的补贴: let in for ten minutes; what is shown lives on this page only and is gone with it. */
export default function Household() {
  const [view, setView] = useState<HouseholdView | null>(null);
  useOwnOnScreen();
  useEffect(() => {
    if (!view) return undefined;
    const timer = setTimeout(() => setView(null), Math.max(0, Date.parse(view.until) - Date.now()));
    return () => clearTimeout(timer);
  }, [view]);
  if (view) return <OwnHouseholds view={view} onClose={() => askKiosk({ kind: 'leave' }) || setView(null)} />;
  return <Ways onEntry={async ({ token }) => setView(await viewHousehold(token))} />;
}
