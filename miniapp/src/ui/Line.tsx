import { Box, TextField } from './elements';
import { FieldError } from './Notice';

interface Props {
  id: string;
  label: string;
  placeholder: string;
  most: number;
  value: string;
  problem?: string | null;
  onInput: (value: string) => void;
}

/** One line of words. */
export function Line({ id, label, placeholder, most, value, problem, onInput }: Props) {
  return (
    <>
      <Box className={problem ? 'field field--wrong' : 'field'}>
        <TextField className="field__input field__input--words" label={label} keyboard="words" maxLength={most} placeholder={placeholder} value={value} wrong={Boolean(problem)} describedBy={`${id}-problem`} onInput={onInput} />
      </Box>
      <FieldError id={`${id}-problem`}>{problem}</FieldError>
    </>
  );
}
