import { useEffect, useRef, type KeyboardEvent } from 'react';
import type {
  BoxProps,
  HeadingProps,
  PhoneLinkProps,
  PictureProps,
  RadioGroupProps,
  TableProps,
  TapProps,
  TextAreaProps,
  TextFieldProps,
  ToggleProps,
  WordsProps,
} from './elements.types';

export function Box({ className, children, role, label, live, hidden, id }: BoxProps) {
  return (
    <div className={className} role={role} aria-label={label} aria-live={live ? 'polite' : undefined} aria-hidden={hidden} id={id}>
      {children}
    </div>
  );
}

export function Words({ className, children, hidden, id }: WordsProps) {
  return (
    <span className={className} aria-hidden={hidden} id={id}>
      {children}
    </span>
  );
}

export function Heading({ level, className, children }: HeadingProps) {
  return level === 1 ? <h1 className={className}>{children}</h1> : <h2 className={className}>{children}</h2>;
}

export function Tap({ className, children, onTap, off, busy, label, expanded }: TapProps) {
  return (
    <button
      type="button"
      className={className}
      onClick={off || busy ? undefined : onTap}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      aria-label={label}
      aria-expanded={expanded}
    >
      {children}
    </button>
  );
}

export function Toggle({ className, children, kind, on, onChange, label, describedBy, id }: ToggleProps) {
  return (
    <button type="button" className={className} role={kind} aria-checked={on} aria-label={label} aria-describedby={describedBy} id={id} onClick={() => onChange(!on)}>
      {children}
    </button>
  );
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A radio group as the keyboard expects it: one stop for Tab, arrows move and choose. */
export function RadioGroup<T extends string>({ className, label, values, value, onChange, optionClass, children }: RadioGroupProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent, from: number) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (from + step + values.length) % values.length;
    const chosen = values[next];
    if (chosen === undefined) return;
    onChange(chosen);
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  const stop = value === null ? 0 : values.indexOf(value);
  return (
    <div className={className} role="radiogroup" aria-label={label} ref={group}>
      {values.map((option, index) => (
        <button
          type="button"
          key={option}
          role="radio"
          aria-checked={option === value}
          tabIndex={index === stop ? 0 : -1}
          className={optionClass(option, option === value)}
          onClick={() => onChange(option)}
          onKeyDown={(event) => move(event, index)}
        >
          {children(option, option === value)}
        </button>
      ))}
    </div>
  );
}

export function TextField(props: TextFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.focused) field.current?.focus();
  }, [props.focused]);
  return (
    <input
      ref={field}
      id={props.id}
      className={props.className}
      type={props.keyboard === 'phone' ? 'tel' : 'text'}
      inputMode={props.keyboard === 'digits' ? 'numeric' : props.keyboard === 'amount' ? 'decimal' : props.keyboard === 'phone' ? 'tel' : 'text'}
      autoComplete={props.keyboard === 'phone' ? 'tel' : 'off'}
      autoCapitalize={props.keyboard === 'letters' ? 'characters' : undefined}
      spellCheck={false}
      aria-label={props.label}
      aria-invalid={props.wrong || undefined}
      aria-describedby={props.describedBy}
      value={props.value}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      onChange={(event) => props.onInput(event.target.value)}
      onBlur={props.onLeave}
    />
  );
}

export function TextArea(props: TextAreaProps) {
  return (
    <textarea
      id={props.id}
      className={props.className}
      aria-label={props.label}
      aria-invalid={props.wrong || undefined}
      aria-describedby={props.describedBy}
      value={props.value}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
      rows={3}
      onChange={(event) => props.onInput(event.target.value)}
    />
  );
}

export function Picture({ className, source, label }: PictureProps) {
  return <img className={className} src={source} alt={label} />;
}

export function PhoneLink({ className, number, children }: PhoneLinkProps) {
  return (
    <a className={className} href={`tel:${number}`}>
      {children}
    </a>
  );
}

export function Table({ className, caption, rows }: TableProps) {
  return (
    <table className={className}>
      <caption className="spoken">{caption}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name} className="table__row">
            <th scope="row" className="table__name">
              {name}
            </th>
            <td className="table__value">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
