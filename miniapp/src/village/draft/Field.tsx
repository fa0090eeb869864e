import { Box, TextField, Words } from '../../ui/elements';

interface Props {
  id: string;
  label: string;
  /** After the field, e.g. 元. */
  unit?: string;
  keyboard: 'digits' | 'amount' | 'words';
  most: number;
  placeholder?: string;
  value: string;
  onInput: (value: string) => void;
}

/** A large field with its name above and its unit beside it. */
export function Field({ id, label, unit, keyboard, most, placeholder, value, onInput }: Props) {
  return (
    <Box className="named-field">
      <Box className="named-field__name">{label}</Box>
      <Box className="field">
        <TextField id={id} className={keyboard === 'words' ? 'field__input field__input--words' : 'field__input field__input--figures'} label={unit ? `${label}，${unit}` : label} keyboard={keyboard} maxLength={most} placeholder={placeholder} value={value} onInput={onInput} />
        {unit ? <Words className="quiet">{unit}</Words> : null}
      </Box>
    </Box>
  );
}
