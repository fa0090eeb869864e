interface Report {
  serial: string;
  phone: string;
  context: string;
  at: number;
  reached: boolean;
}

const waitingMax = 50_000;

/** Whether each SMS arrived: told once to whoever asks first. */
export class ReportBook {
  private readonly waiting: Report[] = [];

  add(report: Report): void {
    this.waiting.push(report);
    if (this.waiting.length > waitingMax) this.waiting.splice(0, this.waiting.length - waitingMax / 2);
  }

  pull(limit: number): Record<string, unknown>[] {
    return this.waiting.splice(0, limit).map(({ serial, phone, context, at, reached }) => ({
      UserReceiveTime: Math.floor(at / 1000),
      CountryCode: '86',
      SubscriberNumber: phone.slice(3),
      PhoneNumber: phone,
      SerialNo: serial,
      ReportStatus: reached ? 'SUCCESS' : 'FAIL',
      Description: reached ? 'DELIVRD' : 'MK:0001',
      SessionContext: context,
    }));
  }
}
