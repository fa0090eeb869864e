import { Box, TextArea, Words } from './elements';
import { FieldError } from './Notice';

interface AreaProps {
  id: string;
  label: string;
  placeholder: string;
  most: number;
  value: string;
  onInput: (value: string) => void;
  problem?: string | null;
}

/** A text with the count of what is written. */
export function Area({ id, label, placeholder, most, value, onInput, problem }: AreaProps) {
  return (
    <>
      <Box className={problem ? 'area area--wrong' : 'area'}>
        <TextArea
          className="area__input"
          label={`${label}，最多 ${most} 个字`}
          maxLength={most}
          placeholder={placeholder}
          value={value}
          wrong={Boolean(problem)}
          describedBy={`${id}-problem`}
          onInput={onInput}
        />
        <Box className="area__count">
          <Words className="spoken">已写</Words>
          {value.length} / {most}
        </Box>
      </Box>
      <FieldError id={`${id}-problem`}>{problem}</FieldError>
    </>
  );
}
