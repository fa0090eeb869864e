interface Report {
  serial: string;
  phone: string;
  context: string;
  at: number;
  reached: boolean;
}

const keptMax = 50_000;

/** Whether each SMS arrived: told once to whoever asks first, and of one number as often as it is asked for. */
export class ReportBook {
  private waiting: Report[] = [];
  private all: Report[] = [];

  add(report: Report): void {
    this.waiting = bounded(this.waiting);
    this.all = bounded(this.all);
    this.waiting.push(report);
    this.all.push(report);
  }

  pull(limit: number): Record<string, unknown>[] {
    return this.waiting.splice(0, limit).map(told);
  }

  /** In seconds; as the platform does, those it had from then on. */
  of(phone: string, begin: number, end: number, limit: number): Record<string, unknown>[] {
    return this.all.filter((report) => report.phone === phone && secondOf(report) >= begin && secondOf(report) <= end).slice(0, limit).map(told);
  }
}

const secondOf = ({ at }: Report): number => Math.floor(at / 1000);
const bounded = (reports: Report[]): Report[] => (reports.length < keptMax ? reports : reports.slice(-keptMax / 2));

const told = ({ serial, phone, context, at, reached }: Report): Record<string, unknown> => ({
  UserReceiveTime: Math.floor(at / 1000),
  CountryCode: '86',
  SubscriberNumber: phone.slice(3),
  PhoneNumber: phone,
  SerialNo: serial,
  ReportStatus: reached ? 'SUCCESS' : 'FAIL',
  Description: reached ? 'DELIVRD' : 'MK:0001',
  SessionContext: context,
});
