/** Messages to whoever opened the case of a power: the power and the step, never whom it concerns. */
export const powerInboxTexts = {
  'powerCase.yellow': { title: '临期：{power}', body: '“{step}”{due}到期，办了请记下来。' },
  'powerCase.red': { title: '逾期：{power}', body: '“{step}”应在{due}前办，还没有记。办了请补记，没有办的写明原因。' },
} as const satisfies Record<string, { title: string; body: string }>;
export type PowerInboxText = keyof typeof powerInboxTexts;
