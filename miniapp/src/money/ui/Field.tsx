import { Box, TextField } from '../../ui/elements';

interface Props {
  label: string;
  keyboard: 'digits' | 'letters' | 'words' | 'amount';
  most: number;
  placeholder: string;
  value: string;
  wrong?: boolean;
  onInput: (value: string) => void;
}

/** A field with its name above it. */
export function Field({ label, keyboard, most, placeholder, value, wrong = false, onInput }: Props) {
  return (
    <Box className="gap-top">
      <Box className="strong">{label}</Box>
      <Box className={wrong ? 'field field--wrong gap-top' : 'field gap-top'}>
        <TextField className={keyboard === 'words' ? 'field__input field__input--words' : 'field__input'} label={label} keyboard={keyboard} maxLength={most} placeholder={placeholder} value={value} wrong={wrong} describedBy="money-problem" onInput={onInput} />
      </Box>
    </Box>
  );
}
