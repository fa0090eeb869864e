import { Box, Heading, TextField, Words } from '../../ui/elements';
import { FieldError } from '../../ui/Notice';
import { groupLength } from '../logic/code';

interface Props {
  number: number;
  typed: string;
  wrong: boolean;
  onInput: (typed: string) => void;
}

/** One field, drawn as four boxes: what is typed shows digit by digit. */
export function TypeBack({ number, typed, wrong, onInput }: Props) {
  return (
    <Box className="section">
      <Heading level={2} className="heading">
        对一对：请输入第 {number} 组
      </Heading>
      <Box className={wrong ? 'digit-boxes digit-boxes--wrong' : 'digit-boxes'}>
        {Array.from({ length: groupLength }, (_, index) => (
          <Words key={index} hidden className={index === typed.length ? 'digit-box digit-box--now' : 'digit-box'}>
            {typed[index] ?? ''}
          </Words>
        ))}
        <TextField
          className="digit-boxes__input"
          label={`第 ${number} 组，四位数字`}
          keyboard="digits"
          maxLength={groupLength}
          value={typed}
          wrong={wrong}
          describedBy="type-back-problem"
          onInput={(text) => onInput(text.normalize('NFKC').replace(/\D/g, '').slice(0, groupLength))}
        />
      </Box>
      <FieldError id="type-back-problem">{wrong ? `和第 ${number} 组对不上，请再看一眼您抄的。` : null}</FieldError>
    </Box>
  );
}
