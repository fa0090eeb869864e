import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../domain/kernel';

/** A key by which WeChat Pay signs and for which personal fields are encrypted. */
export interface PlatformKey {
  serial: string;
  key: KeyObject;
  until: Date;
}

/** 平台证书换新前后都有效；官方要求 12 小时内更新一次。 */
const renewAfterMs = 10 * 3_600_000;
/** Serials that nobody knows must not make us ask each time. */
const askEveryMs = 60_000;

/**
 * The WeChat Pay public key where the merchant has one, and the platform certificates, which are downloaded when one is
 * needed, again before they are twelve hours old, and at most once a minute for a serial that is not among them.
 */
export class PlatformKeys {
  private certificates: readonly PlatformKey[] = [];
  private loadedAt = -Infinity;
  private askedAt = -Infinity;
  private flight: Promise<void> | null = null;

  constructor(
    private readonly publicKey: { id: string; key: KeyObject } | undefined,
    private readonly download: () => Promise<PlatformKey[]>,
    private readonly clock: Clock,
  ) {}

  async keyOf(serial: string): Promise<KeyObject | null> {
    if (this.publicKey?.id === serial) return this.publicKey.key;
    // A public key's number is never that of a certificate.
    if (serial.startsWith('PUB_KEY_ID_')) return null;
    const known = this.certificate(serial);
    if (known && !this.isOld()) return known.key;
    await this.renew(known !== undefined || this.publicKey !== undefined);
    return this.certificate(serial)?.key ?? null;
  }

  /** For what is encrypted to WeChat Pay: the public key, else the certificate that holds longest. @throws PayError */
  async forSealing(): Promise<{ serial: string; key: KeyObject }> {
    if (this.publicKey) return { serial: this.publicKey.id, key: this.publicKey.key };
    if (this.certificates.length === 0 || this.isOld()) await this.renew(this.certificates.length > 0);
    const [first] = this.certificates.toSorted((a, b) => b.until.getTime() - a.until.getTime());
    if (!first) throw new Error('no platform certificate');
    return first;
  }

  /** By which of its keys WeChat Pay is asked to sign; null: not known yet. */
  get preferred(): string | null {
    return this.publicKey?.id ?? this.certificates[0]?.serial ?? null;
  }

  private certificate = (serial: string): PlatformKey | undefined => this.certificates.find((each) => each.serial === serial && each.until > this.clock.now());
  private isOld = (): boolean => this.clock.now().getTime() - this.loadedAt > renewAfterMs;

  /** `serves`: there is a key even without it, so that a failure is no reason to stop, nor to ask again at once. */
  private async renew(serves: boolean): Promise<void> {
    const now = this.clock.now().getTime();
    if (!this.flight && Math.abs(now - this.askedAt) < askEveryMs) return;
    this.askedAt = now;
    this.flight ??= this.download()
      .then((certificates) => {
        this.certificates = certificates;
        this.loadedAt = this.clock.now().getTime();
      })
      .catch((error: unknown) => {
        if (!serves) this.askedAt = -Infinity;
        throw error;
      })
      .finally(() => (this.flight = null));
    await this.flight.catch((error: unknown) => (serves ? undefined : Promise.reject(error)));
  }
}
