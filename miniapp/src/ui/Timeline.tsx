import { lateWords } from '../logic/days';
import type { TimelineItem } from '../logic/step';
import { Box, Words } from './elements';
import { Icon } from './Icon';
import { Light } from './Light';

const spokenState = { done: '已办', now: '正在办', todo: '还没到' };

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <Box className="timeline" role="list">
      {items.map((item) => (
        <Box key={item.key} className={`step step--${item.state}`} role="listitem">
          <Box className="step__dot">
            {item.state === 'done' ? <Icon name="tick" /> : null}
            <Words className="spoken">{spokenState[item.state]}：</Words>
          </Box>
          <Box className={item.strong ? 'step__day' : 'strong'}>
            {item.title}
          </Box>
          {item.lateWorkingDays ? (
            <Box className="step__late">
              <Light kind="red" more={lateWords(item.lateWorkingDays)} />
            </Box>
          ) : null}
          {item.lines.map((line, index) => (
            <Box key={index} className="step__line">
              {line}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
