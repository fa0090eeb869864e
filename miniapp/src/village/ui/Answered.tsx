import { useCallback } from 'react';
import type { PublicQuestion, QuestionSubject } from '../../../../contracts/question';
import { answeredQuestions } from '../../api/questions';
import { dayWords } from '../../logic/days';
import { Button } from '../../ui/Button';
import { Box, Words } from '../../ui/elements';
import { Section } from '../../ui/Section';
import { useLoad } from '../../ui/useLoad';
import { useMore } from '../../ui/useMore';

interface Props {
  villageId: string;
  /** Without it all that the village was asked. */
  subject?: QuestionSubject;
}

/** What others asked, with the answers, where they were released. Where that cannot be read, the page is good without it. */
export function Answered({ villageId, subject }: Props) {
  const { kind, id } = subject ?? {};
  const search = useCallback((cursor?: string) => answeredQuestions({ villageId, kind, subjectId: id, cursor }), [villageId, kind, id]);
  const { loaded, put } = useLoad(useCallback(() => search(), [search]));
  const { more, working, problem } = useMore(loaded, put, search);
  if (loaded.state !== 'ready' || loaded.value.items.length === 0) return null;
  return (
    <Section title="大家问过的" hint="答复了的，新的在前">
      {loaded.value.items.map((question) => (
        <One key={question.id} question={question} named={!subject} />
      ))}
      {loaded.value.nextCursor ? (
        <Button kind="plain" working={working ? '正在打开' : null} onTap={more}>
          看更早的
        </Button>
      ) : null}
      <Box className="note" role="status">
        {problem}
      </Box>
    </Section>
  );
}

function One({ question: { about, text, askedOn, answers }, named }: { question: PublicQuestion; named: boolean }) {
  const now = new Date();
  return (
    <Box className="card gap-bottom">
      <Box className="quiet">
        {dayWords(askedOn, now)} 有人问{named ? `：${about}` : ''}
      </Box>
      <Box className="strong">{text}</Box>
      {answers.map((answer) => (
        <Box className="gap-top" key={answer.level}>
          <Box>
            <Words className="strong">{answer.by}答复：</Words>
            {answer.text}
          </Box>
          <Box className="quiet">{dayWords(answer.on, now)}</Box>
        </Box>
      ))}
    </Box>
  );
}
