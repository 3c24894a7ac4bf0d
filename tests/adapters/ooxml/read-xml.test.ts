import { describe, expect, it } from 'vitest';
import { childElement, readXml, textOf } from '../../../src/adapters/ooxml/read-xml.ts';

describe('reading XML', () => {
  it('knows elements, attributes, entities, CDATA and comments', () => {
    const root = readXml(
      '<?xml version="1.0"?><!-- c --><w:a x:k="1 &gt; 0" j=\'"\'><w:b/>t&amp;&#x4e2d;<![CDATA[<raw>]]><!-- d --></w:a>',
    );
    expect(root).toMatchObject({ name: 'a', attributes: { k: '1 > 0', j: '"' } });
    expect(childElement(root, 'b')).toBeDefined();
    expect(textOf(root)).toBe('t&中<raw>');
  });

  it.each(['', '<a>', '<a></b>', '<a', '<a><b></a></b>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'])('refuses %j', (text) => {
    expect(() => readXml(text)).toThrow(SyntaxError);
  });
});
