import { keptWithoutNetwork } from './kept-without-network';

test.each([
  ['https://qingjian.example/kiosk/LX-01', true],
  ['http://qingjian.example/kiosk/LX-01', false],
  ['http://10.8.0.3:8080/kiosk/LX-01', false],
  ['http://127.0.0.1.example/kiosk/LX-01', false],
  ['http://localhost:8080/kiosk/LX-01', true],
  ['http://127.0.0.1:8080/kiosk/LX-01', true],
  ['http://[::1]:8080/kiosk/LX-01', true],
])('%s: %s', (address, kept) => expect(keptWithoutNetwork(address)).toBe(kept));
