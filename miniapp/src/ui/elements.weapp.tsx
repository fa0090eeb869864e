import { Image, Input, Text, Textarea, View } from '@tarojs/components';
import { makePhoneCall } from '@tarojs/taro';
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

/** The mini-program reads aria-* attributes as texts; an absent one must stay absent. */
function spoken(attributes: Record<string, string | number | boolean | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[`aria-${name}`, String(value)]])));
}

export function Box({ className, children, role, label, live, hidden, id }: BoxProps) {
  return (
    <View className={className} id={id} {...spoken({ role, label, live: live ? 'polite' : undefined, hidden })}>
      {children}
    </View>
  );
}

export function Words({ className, children, hidden, id }: WordsProps) {
  return (
    <Text className={className} id={id} {...spoken({ hidden })}>
      {children}
    </Text>
  );
}

export function Heading({ level, className, children }: HeadingProps) {
  return (
    <View className={className} {...spoken({ role: 'heading', level })}>
      {children}
    </View>
  );
}

export function Tap({ className, children, onTap, off, busy, label, expanded }: TapProps) {
  return (
    <View
      className={className}
      hoverClass={off || busy ? 'none' : 'pressed'}
      onClick={off || busy ? undefined : onTap}
      {...spoken({ role: 'button', disabled: off || undefined, busy: busy || undefined, label, expanded })}
    >
      {children}
    </View>
  );
}

export function Toggle({ className, children, kind, on, onChange, label, id }: ToggleProps) {
  return (
    <View className={className} id={id} hoverClass="pressed" onClick={() => onChange(!on)} {...spoken({ role: kind, checked: on, label })}>
      {children}
    </View>
  );
}

export function RadioGroup<T extends string>({ className, label, values, value, onChange, optionClass, children }: RadioGroupProps<T>) {
  return (
    <View className={className} {...spoken({ role: 'radiogroup', label })}>
      {values.map((option) => (
        <View
          key={option}
          className={optionClass(option, option === value)}
          hoverClass="pressed"
          onClick={() => onChange(option)}
          {...spoken({ role: 'radio', checked: option === value })}
        >
          {children(option, option === value)}
        </View>
      ))}
    </View>
  );
}

export function TextField(props: TextFieldProps) {
  return (
    <Input
      id={props.id}
      className={props.className}
      type={props.keyboard === 'digits' || props.keyboard === 'phone' ? 'number' : props.keyboard === 'amount' ? 'digit' : 'text'}
      value={props.value}
      maxlength={props.maxLength}
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      focus={props.focused ?? false}
      onInput={(event) => props.onInput(event.detail.value)}
      onBlur={props.onLeave}
      {...spoken({ label: props.label })}
    />
  );
}

export function TextArea(props: TextAreaProps) {
  return (
    <Textarea
      id={props.id}
      className={props.className}
      value={props.value}
      maxlength={props.maxLength}
      placeholder={props.placeholder}
      placeholderClass="placeholder"
      autoHeight
      onInput={(event) => props.onInput(event.detail.value)}
      {...spoken({ label: props.label })}
    />
  );
}

export function Picture({ className, source, label }: PictureProps) {
  return <Image className={className} src={source} mode="aspectFill" {...spoken({ label })} />;
}

export function PhoneLink({ className, number, children }: PhoneLinkProps) {
  return (
    <View className={className} onClick={() => void makePhoneCall({ phoneNumber: number })} {...spoken({ role: 'link' })}>
      {children}
    </View>
  );
}

export function Table({ className, caption, rows }: TableProps) {
  return (
    <View className={className} {...spoken({ role: 'table', label: caption })}>
      {rows.map(([name, value]) => (
        <View key={name} className="table__row" {...spoken({ role: 'row' })}>
          <View className="table__name" {...spoken({ role: 'rowheader' })}>
            {name}
          </View>
          <View className="table__value" {...spoken({ role: 'cell' })}>
            {value}
          </View>
        </View>
      ))}
    </View>
  );
}
