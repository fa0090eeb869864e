/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react';
import { createElement, useState } from 'react';
import { ratingLevelLabels, ratingLevels, type RatingLevel } from '../../../contracts/rating-options';
import { RadioGroup, Tap, Toggle } from './elements';
import { Faces } from './Faces';

function Rated() {
  const [level, setLevel] = useState<RatingLevel | null>(null);
  return createElement(Faces, { value: level, onChange: setLevel });
}
const radios = () => screen.getAllByRole('radio');
const state = () => radios().map((radio) => [radio.getAttribute('aria-checked'), radio.getAttribute('tabindex')]);

test('three equal faces in fixed order, none chosen, one stop for Tab', () => {
  render(createElement(Rated));
  expect(screen.getByRole('radiogroup', { name: '满意，三选一' })).toBeTruthy();
  expect(radios().map((radio) => radio.textContent)).toEqual(['满意', '基本满意', '不满意']);
  expect(state()).toEqual([['false', '0'], ['false', '-1'], ['false', '-1']]);
});

test('arrows move, choose and go round', () => {
  render(createElement(Rated));
  const [first, , last] = radios();
  fireEvent.keyDown(first!, { key: 'ArrowLeft' });
  expect(state()).toEqual([['false', '-1'], ['false', '-1'], ['true', '0']]);
  expect(document.activeElement).toBe(last);
  fireEvent.keyDown(last!, { key: 'ArrowDown' });
  expect(state()[0]).toEqual(['true', '0']);
  fireEvent.keyDown(first!, { key: 'a' });
  expect(state()[0]).toEqual(['true', '0']);
});

test('choosing by tap leaves exactly one chosen', () => {
  render(createElement(Rated));
  fireEvent.click(screen.getByText('不满意'));
  fireEvent.click(screen.getByText('基本满意'));
  expect(state().map(([checked]) => checked)).toEqual(['false', 'true', 'false']);
});

test('a group draws what it is given for every value', () => {
  render(
    createElement(RadioGroup<RatingLevel>, {
      label: '态度，三选一',
      values: ratingLevels,
      value: 'acceptable',
      onChange: () => undefined,
      optionClass: (_, chosen) => (chosen ? 'on' : 'off'),
      children: (level) => ratingLevelLabels[level],
    }),
  );
  expect(radios().map((radio) => radio.className)).toEqual(['off', 'on', 'off']);
});

test('a button that is off stays reachable, says why, and does nothing', () => {
  const act = jest.fn();
  render(createElement(Tap, { off: true, onTap: act, children: '请先点一张脸' }));
  const button = screen.getByRole('button', { name: '请先点一张脸' });
  fireEvent.click(button);
  expect(act).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.hasAttribute('disabled')).toBe(false);
});

test('a working button is not pressed twice', () => {
  const act = jest.fn();
  render(createElement(Tap, { busy: true, onTap: act, children: '正在提交' }));
  fireEvent.click(screen.getByRole('button'));
  expect(act).not.toHaveBeenCalled();
});

test('a chip tells its state and hands over the other one', () => {
  const change = jest.fn();
  render(createElement(Toggle, { kind: 'checkbox', on: true, onChange: change, children: '推诿拖延' }));
  const chip = screen.getByRole('checkbox', { name: '推诿拖延', checked: true });
  fireEvent.click(chip);
  expect(change).toHaveBeenCalledWith(false);
});
