import type { Records } from './records';
import { Refusal } from './wx/callbacks';

interface Answer {
  event: 'exposureAuthorization' | 'agree' | 'disagree';
  buttonId?: string;
}

/** errno of a call that the person did not agree to. */
const notAuthorized = { errno: 104 };

/**
 * 隐私授权: calls that touch personal information wait until the person agreed by a real press on a
 * `<button open-type="agreePrivacyAuthorization">`; refused they fail, and are asked anew the next time.
 */
export class Privacy {
  private readonly pressed = new Set<string>();
  /** Set by `wx.onNeedPrivacyAuthorization`; a later listener replaces the one before. */
  listener: ((resolve: (answer: Answer) => void, event: { referrer: string }) => void) | undefined;

  constructor(
    private agreed: boolean,
    private readonly records: Records,
  ) {}

  get needed(): boolean {
    return !this.agreed;
  }

  press(buttonId: string): void {
    this.pressed.add(buttonId);
  }

  /** @throws Refusal when the person does not agree, or nobody asks him */
  async require(name: string): Promise<void> {
    if (this.agreed) return;
    const { listener } = this;
    if (!listener) throw new Refusal('privacy permission is not authorized', notAuthorized);
    const answer = await new Promise<Answer>((resolve) => {
      listener(
        (given) => {
          if (given.event === 'agree' && !this.pressed.has(given.buttonId ?? '')) this.records.problem(`privacy was agreed to without a press on the button "${given.buttonId}"`);
          else if (given.event !== 'exposureAuthorization') resolve(given);
        },
        { referrer: name },
      );
    });
    if (answer.event === 'disagree') throw new Refusal('privacy permission is not authorized', notAuthorized);
    this.agreed = true;
  }
}

