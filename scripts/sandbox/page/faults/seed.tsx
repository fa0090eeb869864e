import { useState, type FormEvent } from 'react';

/** The seed of all chance. The same seed gives the same failures in the same order. */
export function Seed({ seed, onChange }: { seed: number; onChange(seed: number): void }) {
  const [text, setText] = useState(String(seed));
  const whole = /^\d{1,9}$/.test(text);
  const changed = text !== String(seed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole && changed) onChange(Number(text));
  };
  return (
    <form className="seed" onSubmit={submit}>
      <label>
        种子
        <input inputMode="numeric" value={text} maxLength={9} aria-invalid={!whole} onChange={({ target }) => setText(target.value)} />
      </label>
      {changed ? (
        <button type="submit" className="link" disabled={!whole}>
          {whole ? '改用它' : '请填数字'}
        </button>
      ) : (
        <span>同种子可重放</span>
      )}
    </form>
  );
}
