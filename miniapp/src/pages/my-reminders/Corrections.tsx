import { useState } from 'react';
import type { MyReminders } from '../../../../contracts/reminder';
import { asFault } from '../../api/fault';
import { correctMe, myReminders } from '../../api/me';
import { instantWords } from '../../logic/days';
import { correctionLabels, correctionStates, kindsToCorrect } from '../../logic/my-reminders';
import { Button } from '../../ui/Button';
import { Box, Words } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { CorrectionForm } from './CorrectionForm';

/** What of the record is wrong, what was said about it, and what came of it. */
export function Corrections({ first }: { first: MyReminders['corrections'] }) {
  const [corrections, setCorrections] = useState(first);
  const [writing, setWriting] = useState(false);
  const [said, setSaid] = useState('');
  const kinds = kindsToCorrect(corrections);
  const send = async (...correction: Parameters<typeof correctMe>) => {
    await correctMe(...correction);
    setWriting(false);
    setSaid('收到了。核对完，答复写在这里。');
    // It has arrived; where the list does not come now, it comes with the next opening.
    await myReminders().then((now) => setCorrections(now.corrections), asFault);
  };
  const now = new Date();
  return (
    <>
      <Box role="status" className="said">
        {said}
      </Box>
      {corrections.length > 0 ? (
        <Section title="我说过不对的">
          <Box className="card" role="list">
            {corrections.map(({ id, kind, text, at, state, answer }) => (
              <Box className="answer" role="listitem" key={id}>
                <Box className="row row--between">
                  <Words className="strong grow">{correctionLabels[kind]}</Words>
                  <Words className="tag tag--plain">{correctionStates[state]}</Words>
                </Box>
                <Box className="answer__from">{instantWords(at, now)} 您说的</Box>
                <Box>{text}</Box>
                {answer ? (
                  <>
                    <Box className="answer__from">答复</Box>
                    <Box>{answer}</Box>
                  </>
                ) : null}
              </Box>
            ))}
          </Box>
        </Section>
      ) : null}
      {writing ? (
        <CorrectionForm kinds={kinds} send={send} onBack={() => setWriting(false)} />
      ) : kinds.length > 0 ? (
        <Box className="gap-top">
          <Button
            kind="plain"
            onTap={() => {
              setSaid('');
              setWriting(true);
            }}
          >
            有不对的，告诉我们
          </Button>
        </Box>
      ) : null}
    </>
  );
}
