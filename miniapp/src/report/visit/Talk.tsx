import type { TalkEntry } from '../../../../contracts/clue-report';
import { dayWords } from '../../logic/days';
import { Box, Heading, Words } from '../../ui/elements';
import { Icon } from '../../ui/Icon';
import { talkWords } from '../logic/visit';

/** Questions and answers, oldest first, with days only. */
export function Talk({ talk, now }: { talk: readonly TalkEntry[]; now: Date }) {
  if (talk.length === 0) return null;
  return (
    <Box className="section">
      <Heading level={2} className="heading">
        您和我们说的话
      </Heading>
      <Box className="talk" role="list">
        {talk.map((entry) => (
          <Box key={entry.id} className={`bubble bubble--${entry.from}`} role="listitem">
            <Box className="bubble__head">
              {entry.from === 'commission' ? '纪委监委' : '您'} · {talkWords[entry.kind]} · <Words className="whole">{dayWords(entry.day, now)}</Words>
            </Box>
            <Box>{entry.text}</Box>
            {entry.attachments.map(({ name }, index) => (
              <Box className="bubble__file" key={index}>
                <Icon name="image" size="small" />
                {name}
              </Box>
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
