import { Box, Words } from '../../ui/elements';
import { Line } from '../../ui/Line';

interface Props {
  id: string;
  label: string;
  hint?: string;
  placeholder?: string;
  most: number;
  value: string;
  problem?: string | null;
  onInput: (value: string) => void;
}

/** One line with its name above it. */
export function Field({ label, hint, placeholder = '', ...line }: Props) {
  return (
    <Box className="named-field" id={`at-${line.id.replace(/\./g, '-')}`}>
      <Box className="named-field__head">
        <Words className="strong">{label}</Words>
        {hint ? <Words className="note">{hint}</Words> : null}
      </Box>
      <Line {...line} label={hint ? `${label}，${hint}` : label} placeholder={placeholder} />
    </Box>
  );
}
