import { useEffect, type ReactNode } from 'react';
import { Tap, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { Page } from '../../ui/Page';
import { leaveAtOnce, watchEscape } from '../platform/leave';
import { backToChoose, goChoose } from '../platform/move';
import { forgetAll } from '../store/memory';
import '../styles/report.scss';

interface Props {
  children: ReactNode;
  bar?: ReactNode;
  /** Where 返回 leads in a browser; the first page has none and goes where one came from. */
  first?: boolean;
  onBack?: () => void;
  /** Instead of clearing at once: where clearing loses what cannot be had again. */
  onClear?: () => void;
}

const clear = () => {
  forgetAll();
  goChoose();
};

/** What all these pages have: 立即清除 in the bar, 快速离开 in the corner (and by Esc, twice), a title that says nothing. */
export function ReportPage({ children, bar, first, onBack = first ? undefined : backToChoose, onClear = clear }: Props) {
  return (
    <Page
      title="反映问题"
      readable
      corner={leaveAtOnce ? <QuickExit leave={leaveAtOnce} /> : undefined}
      onBack={onBack}
      bar={
        <>
          {bar}
          <Tap className="link clear" onTap={onClear} label="立即清除，把写的和存的都从这部手机上删掉">
            <Icon name="eraser" />
            立即清除
          </Tap>
        </>
      }
    >
      {children}
    </Page>
  );
}

function QuickExit({ leave }: { leave: () => void }) {
  const go = () => {
    forgetAll();
    leave();
  };
  useEffect(
    () =>
      watchEscape(() => {
        forgetAll();
        leave();
      }),
    [leave],
  );
  return (
    <Tap className="pill quick-exit" onTap={go} label="快速离开，马上换成天气网页。连按两次 Esc 也行">
      <Icon name="close" />
      <Words>快速离开</Words>
    </Tap>
  );
}
