import { expect, test } from 'playwright/test';
import { parseDevice, readDevice, writeDevice } from './device';

const SEEN = {
  'Mozilla/5.0 (Linux; Android 15; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36':
    'chrome/android',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1':
    'safari/iphone',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0':
    'edge/windows',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0': 'firefox/linux',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15':
    'safari/mac',
  'curl/8.5.0': 'other/other',
  '': 'other/other',
};

test('a device is told in the two words a person would use for it', () => {
  for (const [userAgent, kept] of Object.entries(SEEN)) {
    expect(writeDevice(readDevice(userAgent))).toBe(kept);
    expect(writeDevice(parseDevice(kept))).toBe(kept);
  }
});

test('a kept device that is not one of ours is “other”, never an error', () => {
  for (const kept of [null, '', 'x', '<b>/y', 'chrome/']) expect(parseDevice(kept).system).toBe('other');
});
