import { commentMaxLength } from '../../../contracts/rating-options';
import { Box, TextArea, Words } from './elements';
import { FieldError } from './Notice';
import { Section } from './Section';

/** What the person wants to say, with the count of what is left to write. */
export function Comment({ value, onInput, problem }: { value: string; onInput: (value: string) => void; problem?: string }) {
  return (
    <Section title="想说的话" hint="选填">
      <Box className={problem ? 'area area--wrong' : 'area'}>
        <TextArea
          className="area__input"
          label={`想说的话，最多 ${commentMaxLength} 个字`}
          maxLength={commentMaxLength}
          placeholder="办什么事、哪天来的、遇到了什么"
          value={value}
          wrong={Boolean(problem)}
          describedBy="comment-problem"
          onInput={onInput}
        />
        <Box className="area__count">
          <Words className="spoken">已写</Words>
          {value.length} / {commentMaxLength}
        </Box>
      </Box>
      <FieldError id="comment-problem">{problem}</FieldError>
    </Section>
  );
}
