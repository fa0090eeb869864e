/** Whatever a follower did, already checked and decrypted. `openid` is an identity: it is never logged, nor kept where it need not be. */
export type Incoming = {
  openid: string;
  /** The same for every sending of the same message, and for no other: two that say the same in one second are two. */
  id: string;
  /** WeChat's CreateTime, in whole seconds. */
  at: Date;
} & (
  | { type: 'text'; text: string }
  | { type: 'image'; mediaId: string }
  | { type: 'voice'; mediaId: string; format: string }
  | { type: 'video'; mediaId: string }
  | { type: 'location'; latitude: number; longitude: number; label: string }
  | { type: 'link'; title: string; url: string }
  /** `scene`: what the scanned code carried, where the follower came by one. */
  | { type: 'follow'; scene: string | null }
  | { type: 'unfollow' }
  | { type: 'scan'; scene: string }
  | { type: 'click'; key: string }
  | { type: 'view'; url: string }
  /** TEMPLATESENDJOBFINISH; `status` as WeChat writes it: 'success', 'failed:user block', 'failed: system failed'. */
  | { type: 'templateResult'; messageId: string; status: string }
  /** subscribe_msg_popup_event and subscribe_msg_change_event: what the follower chose for each template. */
  | { type: 'subscription'; choices: { templateId: string; accepted: boolean }[] }
  /** subscribe_msg_sent_event */
  | { type: 'subscriptionResult'; templateId: string; messageId: string; code: string }
  /** A message of a kind that is not known. */
  | { type: 'other' }
  /** An event of a kind that is not known: nobody waits for an answer. */
  | { type: 'otherEvent' }
);
