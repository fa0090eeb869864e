import { commentMaxLength } from '../../../contracts/rating-options';
import { Area } from './Area';
import { Section } from './Section';

/** What the person wants to say, with the count of what is left to write. */
export function Comment({ value, onInput, problem }: { value: string; onInput: (value: string) => void; problem?: string }) {
  return (
    <Section title="想说的话" hint="选填">
      <Area id="comment" label="想说的话" placeholder="办什么事、哪天来的、遇到了什么" most={commentMaxLength} value={value} onInput={onInput} problem={problem} />
    </Section>
  );
}
