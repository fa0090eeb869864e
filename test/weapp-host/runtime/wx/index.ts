import type { Services } from '../services';
import { interactionApis } from './interaction';
import { mediaApis } from './media';
import { moneyApis } from './money';
import { networkApis } from './network';
import { privacyApis } from './privacy';
import { routingApis } from './routing';
import { SelectorQuery } from './selector-query';
import { storageApis } from './storage';
import { systemApis } from './system';

/** The object `wx` of the logic layer. */
export type Wx = Record<string, unknown>;

// A name like this (a verb, then a thing) is a call of WeChat's; one that the host lacks must fail by its name, not as "undefined is not a function".
const callName = /^(add|authorize|can|check|choose|clear|close|compress|connect|create|disable|download|enable|end|exit|get|hide|is|join|load|login|make|navigate|notify|off|on|open|page|pause|play|preview|re|read|remove|report|request|restart|resume|save|scan|seek|send|set|share|show|start|stop|subscribe|switch|update|upload|vibrate|write)[A-Z]\w*$/;

/** Builds `wx`. Calling what the host does not have is recorded as a problem, by name. */
export function createWx(services: Services): Wx {
  const apis: Wx = {
    ...storageApis(services),
    ...networkApis(services),
    ...systemApis(services),
    ...interactionApis(services),
    ...routingApis(services),
    ...mediaApis(services),
    ...services.listeners.apis(),
    ...privacyApis(services),
    ...moneyApis(services),
    createSelectorQuery: () => new SelectorQuery(services.pages),
    createIntersectionObserver: (component: { createIntersectionObserver(options?: object): unknown }, options?: object) => component.createIntersectionObserver(options),
    env: { USER_DATA_PATH: 'http://usr' },
  };
  apis.canIUse = (feature: string) => {
    const [name = ''] = feature.split('.');
    return name in apis || !callName.test(name);
  };
  return new Proxy(apis, {
    get(target, name) {
      if (typeof name !== 'string' || name in target || !callName.test(name)) return Reflect.get(target, name);
      return () => {
        services.records.problem(`the host has no wx.${name}`);
        throw new Error(`wx.${name} is not there in the test host`);
      };
    },
  });
}
