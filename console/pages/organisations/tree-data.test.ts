import type { OrganisationNode } from '../../../contracts/organisation';
import { parentOptions, treeOf } from './tree-data';

function node(id: string, kind: OrganisationNode['kind'], path: string[], name = id): OrganisationNode {
  return { id, kind, name, shortName: null, code: id, parentId: path.at(-1) ?? null, path: [...path, id], active: true, closing: null, window: null };
}

const nodes = [
  node('d', 'district', [], '青禾区'),
  node('t', 'town', ['d'], '柳溪镇'),
  node('h', 'hall', ['d', 't'], '便民服务中心'),
  node('w', 'window', ['d', 't', 'h'], '社会保险'),
  node('p', 'department', ['d'], '区人社局'),
];

test('the tree is nested and leaves windows to the table', () => {
  expect(treeOf(nodes)).toEqual([
    {
      key: 'd',
      title: '青禾区',
      closed: false,
      children: [
        { key: 't', title: '柳溪镇', closed: false, children: [{ key: 'h', title: '便民服务中心', closed: false, children: [] }] },
        { key: 'p', title: '区人社局', closed: false, children: [] },
      ],
    },
  ]);
});

test('within a narrower scope the highest visible node is the root', () => {
  expect(treeOf(nodes.slice(2)).map((item) => item.title)).toEqual(['便民服务中心', '区人社局']);
});

test('a window may only stand in a hall, and nothing below itself', () => {
  expect(parentOptions(nodes, 'window')).toEqual([{ value: 'h', label: '柳溪镇 / 便民服务中心' }]);
  expect(parentOptions(nodes, 'hall', 't').map((option) => option.value)).toEqual(['d', 'p']);
});
