import { Box, Toggle, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';

/** 绿色通道, and what it is for: past those who take reports in, to those who decide. */
export function Green({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Box className="card card--rows gap-top">
      <Toggle kind="switch" className="link-row" on={on} onChange={onChange}>
        <Icon name="forward" size="large" />
        <Box className="grow">
          <Words className="link-row__name">走绿色通道</Words>
          <Words className="link-row__more">不经过信访受理员，直接交给区里的线索管理员和委领导，马上通知他们。急的、大的，或者怕受理的人认识他，才用。</Words>
        </Box>
        <Words className={on ? 'switch switch--on' : 'switch'}>{on ? '开' : '关'}</Words>
      </Toggle>
    </Box>
  );
}
