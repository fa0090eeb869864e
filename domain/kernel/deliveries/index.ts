import './policy';
import './inbox-channel';

export { cancelDeliveries } from './cancel';
export { channelsReaching, connectedChannels, defineChannel, type Reach, type Send, type SendResult } from './channels';
export { deliveryColumns } from './columns';
export { deliveryDispatcher, processDeliveries, type Dispatcher } from './dispatch';
export { channelFigures, deliveryFigures, deliveryWay, type DeliveryWay } from './figures';
export * from './inbox';
export { eachDelivery, listDeliveries, showDelivery } from './ledger';
export { DeliveryModel, type Delivery, type DeliveryAttempt, type Recipient } from './model';
export { markDeliveryRead, ownDeliveries, type OwnDelivery } from './own';
export { resolveDelivery } from './resolve';
export { recordDeliveryResult, stillAccepted, type LaterResult } from './results';
export { saveDeliverySettings, showDeliverySettings } from './settings';
export { defineTemplates, renderTemplate, type Card, type Message } from './texts';
export { sealParam } from './secret-params';
export { deliver, deliverMany, type NewDelivery } from './write';
export { fullByThen } from './weekly-cap';
