/** Where the packer puts the one header of a report. */
export const headerPath = 'word/header1.xml';

/**
 * Header of an unofficial paper as WordprocessingML: the mark, and the watermark across the page as Word itself writes it (a VML text
 * path, ECMA-376 part 4), which the document library cannot.
 */
export function headerWithWatermark(mark: string, watermark: string): string {
  const height = Math.min(90, 900 / [...watermark].reduce((width, c) => width + (/\p{Script=Han}/u.test(c) ? 1 : 0.6), 0));
  const style = [
    'position:absolute', 'margin-left:0', 'margin-top:0', `width:520pt`, `height:${height.toFixed(0)}pt`, 'rotation:306', 'z-index:-251658752',
    'mso-position-horizontal:center', 'mso-position-horizontal-relative:margin', 'mso-position-vertical:center', 'mso-position-vertical-relative:margin',
  ].join(';'); // prettier-ignore
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">',
    `<w:p><w:r><w:rPr><w:b/><w:sz w:val="17"/></w:rPr><w:t xml:space="preserve">${escaped(mark)}</w:t></w:r></w:p>`,
    '<w:p><w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">',
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>',
    '<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>',
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>',
    `<v:shape id="CountersignWatermark" type="#_x0000_t136" alt="${escaped(watermark)}" style="${style}" fillcolor="#c9a3a3" stroked="f">`,
    `<v:fill opacity=".35"/><v:textpath style="font-family:&quot;Noto Sans SC&quot;;font-size:1pt" string="${escaped(watermark)}"/></v:shape>`,
    '</w:pict></w:r></w:p></w:hdr>',
  ].join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
