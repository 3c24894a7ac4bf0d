#!/usr/bin/env python3
"""Rebuild the documents of this case: python3 build.py OUTPUT_FOLDER
Needs chromium with CJK fonts, python3-docx, python3-openpyxl. Sources: NAME.ext.src, tables.py, style.css.
Needs pdftoppm for the picture-only file (first line !scan).
Markup: # ## ### headings, | a | b | rows (first row = header unless the line :kv stands before),
--- new page, @name table from tables.py, <... raw HTML, !sheet NAME (xlsx), other lines = paragraphs."""
import html, pathlib, re, subprocess, sys, tempfile
here = pathlib.Path(__file__).resolve().parent
out = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(here))
import tables

def expand(text):
    for line in text.split('\n'):
        if line.startswith('@'):
            yield from getattr(tables, line[1:].strip())()
        else:
            yield line

cells = lambda line: [c.strip() for c in line.strip().strip('|').split('|')]

cell = lambda c: re.sub(r'(\d{4}[-.]\d\d[-.]\d\d)', r'<span class="d">\1</span>', html.escape(c))

def to_html(lines, title):
    body, rows, kv = [], [], False
    def flush():
        nonlocal kv
        if rows:
            tr = []
            for i, r in enumerate(rows):
                tag = lambda j: 'th' if (j == 0 if kv else i == 0) else 'td'
                tr.append('<tr>' + ''.join(f'<{tag(j)}>{cell(c)}</{tag(j)}>' for j, c in enumerate(r)) + '</tr>')
            head = '' if kv else f'<thead>{tr.pop(0)}</thead>'
            body.append(f'<table class="{"kv" if kv else "grid"}">{head}<tbody>{"".join(tr)}</tbody></table>')
            rows.clear(); kv = False
    for line in lines:
        if line.startswith('|'):
            rows.append(cells(line)); continue
        flush()
        s = line.strip()
        if s == ':kv': kv = True
        elif s == '---': body.append('<div class="pb"></div>')
        elif s.startswith('<'): body.append(s)
        elif s.startswith('#'):
            n = len(s) - len(s.lstrip('#')); body.append(f'<h{n}>{html.escape(s[n:].strip())}</h{n}>')
        elif s: body.append(f'<p>{html.escape(s)}</p>')
    flush()
    css = (here / 'style.css').read_text()
    return f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title><style>{css}</style><body>{"".join(body)}</body></html>'

def scan(lines, target):  # page printed, turned into a picture, printed again: no text layer
    import base64
    with tempfile.TemporaryDirectory() as d:
        pdf(lines, pathlib.Path(d) / 'a.pdf')
        subprocess.run(['pdftoppm', '-r', '120', '-gray', '-jpeg', d + '/a.pdf', d + '/p'], check=True)
        pics = [base64.b64encode(p.read_bytes()).decode() for p in sorted(pathlib.Path(d).glob('p*.jpg'))]
        pdf([f'<img src="data:image/jpeg;base64,{p}">' for p in pics], target)

def pdf(lines, target):
    if lines[0] == '!scan': return scan(lines[1:], target)
    with tempfile.TemporaryDirectory() as d:
        p = pathlib.Path(d) / 'a.html'; p.write_text(to_html(lines, pathlib.Path(target).stem))
        subprocess.run(['chromium', '--headless', '--no-sandbox', '--no-pdf-header-footer',
                        f'--print-to-pdf={target}', str(p)], check=True, stderr=subprocess.DEVNULL)

def docx(lines, target):
    import docx as D
    doc, rows = D.Document(), []
    def flush():
        if rows:
            t = doc.add_table(0, max(map(len, rows))); t.style = 'Table Grid'
            for r in rows:
                for c, v in zip(t.add_row().cells, r): c.text = v
            rows.clear()
    for line in lines:
        if line.startswith('|'): rows.append(cells(line)); continue
        flush(); s = line.strip()
        if s.startswith('#'): n = len(s) - len(s.lstrip('#')); doc.add_heading(s[n:].strip(), n)
        elif s and s not in (':kv', '---'): doc.add_paragraph(s)
    flush(); doc.save(target)

def xlsx(lines, target):
    import openpyxl
    wb = openpyxl.Workbook(); wb.remove(wb.active); ws = None
    for line in lines:
        if line.startswith('!sheet'): ws = wb.create_sheet(line[6:].strip())
        elif line.startswith('|'): ws.append([float(c) if c.replace('.', '', 1).isdigit() and len(c) < 8 and not c.startswith('0') else c for c in cells(line)])
        elif line.strip(): ws.append([line.strip()])
    wb.save(target)

for src in sorted(here.glob('*.src')):
    name = src.name[:-4]; lines = list(expand(src.read_text())); target = out / name
    kind = target.suffix
    if kind == '.pdf': pdf(lines, target)
    elif kind == '.docx': docx(lines, target)
    elif kind == '.xlsx': xlsx(lines, target)
    else: target.write_text('\n'.join(lines))
    print(name)
