import { Button, Form, type FormInstance } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect } from 'react';
import type { z } from 'zod';
import { ApiError } from '../api/client';
import { FormFault } from './notice';
import { useAct } from './use-act';

export type Values = Record<string, unknown>;

interface ActFormProps<S extends z.ZodType, O> {
  /** The contract of the request: it is checked here with the same rules as on the server. */
  schema: S;
  /** From what the fields hold to what the contract asks for. */
  toBody?: (values: Values) => unknown;
  act: (body: z.output<S>) => Promise<O>;
  refresh?: readonly string[];
  done?: string;
  then?: (output: O) => void;
  initial?: Values;
  /** That somebody else was faster is said over the form, with what he did. */
  conflictShown?: boolean;
  /** What the fields hold after each change. */
  onValues?: (values: Values) => void;
  form?: FormInstance;
  submit: string;
  /** The other act in words; without it there is only one button. */
  back?: { label: string; onClick: () => void };
  /** 'plain' where the page already has its one filled button. */
  tone?: 'filled' | 'plain' | 'accent';
  children: ReactNode;
}

const fieldName = (path: string): (string | number)[] => path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** A form that sends one command. Problems stand at their fields; what has no field stands above the buttons. */
export function ActForm<S extends z.ZodType, O>(props: ActFormProps<S, O>) {
  const { schema, toBody, act, initial, submit, back, tone = 'filled', children } = props;
  const [ownForm] = Form.useForm();
  const form = props.form ?? ownForm;
  const state = useAct<z.output<S>, O>({ act, refresh: props.refresh, done: props.done, then: props.then });
  const { error } = state;

  useEffect(() => {
    if (error instanceof ApiError && error.fields.length > 0) showAtFields(form, error.fields);
  }, [error, form]);

  const finish = (values: Values) => {
    // What was wrong the last time may be right now; a form that stays open would go on saying it.
    form.setFields(form.getFieldsError().filter(({ errors }) => errors.length > 0).map(({ name }) => ({ name, errors: [] })));
    const parsed = schema.safeParse(toBody ? toBody(values) : values);
    if (parsed.success) return state.run(parsed.data);
    showAtFields(
      form,
      parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    );
  };

  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={finish} onValuesChange={(_changed, all: Values) => props.onValues?.(all)} onKeyDown={keepPickersEnter} className="act-form">
      {children}
      {props.conflictShown && error instanceof ApiError && error.code === 'conflict' ? null : <FormFault error={error} />}
      <div className="act-buttons">
        {back ? <Button onClick={back.onClick}>{back.label}</Button> : null}
        <Button htmlType="submit" type={tone === 'filled' ? 'primary' : 'default'} className={tone === 'accent' ? 'accent' : undefined} loading={state.busy}>
          {state.busy ? '正在提交' : submit}
        </Button>
      </div>
    </Form>
  );
}

/** Enter in a date field takes the date; it does not send the form. */
function keepPickersEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('.ant-picker')) event.preventDefault();
}

function showAtFields(form: FormInstance, fields: readonly { path: string; message: string }[]): void {
  form.setFields(fields.map(({ path, message }) => ({ name: fieldName(path), errors: [message] })));
  const first = fields[0];
  if (first) form.scrollToField(fieldName(first.path), { block: 'center', focus: true });
}
