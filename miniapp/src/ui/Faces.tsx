import { ratingLevelLabels, ratingLevels, type RatingLevel } from '../../../contracts/rating-options';
import { RadioGroup, Words } from './elements';
import { Icon } from './Icon';

interface FacesProps {
  value: RatingLevel | null;
  onChange: (level: RatingLevel) => void;
  /** Larger, before anything is chosen. */
  tall?: boolean;
}

/** Three equal faces in fixed order, none chosen in advance. */
export function Faces({ value, onChange, tall }: FacesProps) {
  return (
    <RadioGroup
      className={tall ? 'faces faces--tall' : 'faces'}
      label="满意，三选一"
      values={ratingLevels}
      value={value}
      onChange={onChange}
      optionClass={(level, chosen) => `face face--${level}${chosen ? ' face--on' : ''}`}
    >
      {(level, chosen) => (
        <>
          <Icon name={`face-${level}`} />
          <Words className="face__word">{ratingLevelLabels[level]}</Words>
          {chosen ? (
            <Words className="face__tick" hidden>
              <Icon name="circle-tick" />
            </Words>
          ) : null}
        </>
      )}
    </RadioGroup>
  );
}
