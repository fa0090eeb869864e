const rememberedMs = 10 * 60_000;
const rememberedMax = 200_000;

/** One client_msg_id reaches one openid once within ten minutes: what the first answer was. */
export class RepeatedIds {
  private readonly sent = new Map<string, { messageId: string; at: number }>();

  find(openid: string, clientMessageId: string, now: number): string | undefined {
    const found = this.sent.get(`${openid} ${clientMessageId}`);
    return found && Math.abs(now - found.at) < rememberedMs ? found.messageId : undefined;
  }

  keep(openid: string, clientMessageId: string, messageId: string, now: number): void {
    const key = `${openid} ${clientMessageId}`;
    // To the end of the order, so that the oldest stand first.
    this.sent.delete(key);
    this.sent.set(key, { messageId, at: now });
    for (const [old, { at }] of this.sent) {
      if (this.sent.size <= rememberedMax && Math.abs(now - at) < rememberedMs) break;
      this.sent.delete(old);
    }
  }
}
