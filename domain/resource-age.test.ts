import { expect, test } from 'playwright/test';
import { isOld } from './resource-age';

test('A resource is old once half a year has passed since the earliest day its words can mean', () => {
  expect(isOld('2026-05-26', '2026-11-22')).toBe(false);
  expect(isOld('2026-05-25', '2026-11-22')).toBe(true);
  expect(isOld('2026 (MaPS code)', '2026-06-30')).toBe(false);
  expect(isOld('2026 (MaPS code)', '2026-07-01')).toBe(true);
  expect(isOld('undated', '2026-11-22')).toBe(true);
});
