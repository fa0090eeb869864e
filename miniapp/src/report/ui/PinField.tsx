import { Box, TextField, Words } from '../../ui/elements';
import { FieldError } from '../../ui/Notice';

interface Props {
  id: string;
  label: string;
  value: string;
  problem: string | null;
  onInput: (value: string) => void;
}

/** Six digits, shown as they are typed: hidden ones are typed wrong, and then the draft is lost. */
export function PinField({ id, label, value, problem, onInput }: Props) {
  return (
    <Box className="named-field">
      <Box className="named-field__head">
        <Words className="strong">{label}</Words>
      </Box>
      <Box className={problem ? 'field field--wrong' : 'field'}>
        <TextField className="field__input" label={label} keyboard="digits" maxLength={6} value={value} wrong={problem !== null} describedBy={`${id}-problem`} onInput={(typed) => onInput(typed.replace(/\D/g, ''))} />
      </Box>
      <FieldError id={`${id}-problem`}>{problem}</FieldError>
    </Box>
  );
}
