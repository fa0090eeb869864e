/** The callbacks every asynchronous call of WeChat takes. Without any of them it returns a promise. */
export interface Callbacks {
  success?(result: object): void;
  fail?(error: object): void;
  complete?(result: object): void;
}

/** A refusal that the mini-program hears as `errMsg: '<name>:fail <reason>'`. */
export class Refusal extends Error {
  constructor(
    reason: string,
    readonly fields: object = {},
  ) {
    super(reason);
  }
}

/** Makes an asynchronous call of `wx` out of what it does. */
export function asynchronous<Options extends object>(name: string, work: (options: Options) => object | void | Promise<object | void>) {
  return (options: (Options & Callbacks) | undefined): Promise<object> | undefined => {
    const given: Options & Callbacks = options ?? ({} as Options & Callbacks);
    const outcome = Promise.resolve()
      .then(() => work(given))
      .then(
        (result) => ({ ok: true, answer: { ...result, errMsg: `${name}:ok` } as object }),
        (error: unknown) => {
          const refusal = error instanceof Error ? error : new Error(String(error));
          return { ok: false, answer: { ...(refusal instanceof Refusal ? refusal.fields : {}), errMsg: `${name}:fail ${refusal.message}` } };
        },
      );
    if (!given.success && !given.fail && !given.complete) {
      return outcome.then(({ ok, answer }) => {
        if (!ok) throw answer;
        return answer;
      });
    }
    void outcome.then(({ ok, answer }) => {
      if (ok) given.success?.(answer);
      else given.fail?.(answer);
      given.complete?.(answer);
    });
    return undefined;
  };
}
