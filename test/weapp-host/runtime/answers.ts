import type { HostFile, MoneySheet, NetworkType } from '../bridge';

/** What stands in for the person and the phone: each answer is taken once, in order. */
export class Answers {
  readonly media: HostFile[][] = [];
  readonly scans: { result: string; path?: string }[] = [];
  readonly actions: number[] = [];
  /** Where the phone is; null where the person refuses to tell. */
  readonly locations: ({ longitude: number; latitude: number } | null)[] = [];
  readonly subscriptions: ('accept' | 'reject')[] = [];
  networkType: NetworkType = 'wifi';
  /** True while requests reach the server and their answers are lost on the way back. */
  answersLost = false;
  private dialog: ((confirmed: boolean) => void) | undefined;
  private sheet: { shown: MoneySheet; answer: (said: string) => void } | undefined;

  /** Waits for the person to answer a dialog; a second one waits behind the first. */
  async ask(): Promise<boolean> {
    while (this.dialog) await new Promise((resolve) => setTimeout(resolve));
    return new Promise((resolve) => {
      this.dialog = (confirmed) => {
        this.dialog = undefined;
        resolve(confirmed);
      };
    });
  }

  /** Presses the button of the open dialog. */
  answerDialog(confirmed: boolean): void {
    if (!this.dialog) throw new Error('No dialog is open');
    this.dialog(confirmed);
  }

  /** The sheet that lies over the page, if any. */
  get moneySheet(): MoneySheet | null {
    return this.sheet?.shown ?? null;
  }

  /** @returns 'ok', or what follows `fail` in `errMsg` */
  askForMoney(shown: MoneySheet): Promise<string> {
    return new Promise((answer) => {
      this.sheet = { shown, answer };
    });
  }

  answerMoneySheet(answer: string): void {
    if (!this.sheet) throw new Error('No sheet about money is open');
    this.sheet.answer(answer);
    this.sheet = undefined;
  }
}
