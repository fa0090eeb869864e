import type { ReactNode } from 'react';

/**
 * The few elements all pages are made of. `elements.tsx` draws them with real HTML (H5, tests),
 * `elements.weapp.tsx` with the mini-program's components; roles and states are spoken on both.
 */
export interface BoxProps {
  className?: string;
  children?: ReactNode;
  role?: 'group' | 'status' | 'alert' | 'list' | 'listitem' | 'main' | 'dialog';
  label?: string;
  /** Announced when it changes. */
  live?: boolean;
  /** Not read aloud: decoration. */
  hidden?: boolean;
  id?: string;
}

export interface WordsProps {
  className?: string;
  children?: ReactNode;
  hidden?: boolean;
  id?: string;
}

export interface HeadingProps {
  level: 1 | 2;
  className?: string;
  children: ReactNode;
}

export interface TapProps {
  className?: string;
  children: ReactNode;
  onTap: () => void;
  /** Off, but still reachable and read: the text inside says why. */
  off?: boolean;
  busy?: boolean;
  label?: string;
  expanded?: boolean;
}

export interface ToggleProps {
  className?: string;
  children: ReactNode;
  kind: 'checkbox' | 'switch';
  on: boolean;
  onChange: (on: boolean) => void;
  label?: string;
  describedBy?: string;
  id?: string;
}

export interface RadioGroupProps<T extends string> {
  className?: string;
  label: string;
  values: readonly T[];
  value: T | null;
  onChange: (value: T) => void;
  optionClass: (value: T, chosen: boolean) => string;
  children: (value: T, chosen: boolean) => ReactNode;
}

export interface TextFieldProps {
  className?: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  onLeave?: () => void;
  /** `amount`: digits with a decimal point. */
  keyboard: 'digits' | 'phone' | 'letters' | 'words' | 'amount';
  maxLength: number;
  placeholder?: string;
  wrong?: boolean;
  describedBy?: string;
  focused?: boolean;
  id?: string;
}

export interface TextAreaProps {
  className?: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
  maxLength: number;
  placeholder?: string;
  wrong?: boolean;
  describedBy?: string;
  id?: string;
}

export interface PictureProps {
  className?: string;
  source: string;
  label: string;
}

export interface PhoneLinkProps {
  className?: string;
  number: string;
  children: ReactNode;
}

export interface TableProps {
  className?: string;
  /** What is in it, and since when; read aloud first. */
  caption: string;
  rows: readonly (readonly [name: string, value: ReactNode])[];
}
