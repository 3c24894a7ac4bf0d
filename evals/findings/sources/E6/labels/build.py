#!/usr/bin/env python3
"""Rebuild an English test dossier: python3 e_build.py E1 <output folder>
Needs python3-docx, python3-openpyxl, python3-pil and chromium (all in Debian).
Sources are light text: '#' headings, '|' tables (first row = head; '|!' = no head), '@gen' filler rows.
File name decides the result: x.pdf.txt -> x.pdf, x.docx.txt -> x.docx, x.xlsx.txt -> x.xlsx, other files are copied."""
import datetime, html, os, pathlib, random, re, shutil, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
CHROMIUM = os.environ.get("CHROMIUM", "chromium")


def gen(spec):
    """@gen seed=1 n=20; Head=seq:S-%03d:1; Head=num:lo:hi:decimals; pick:a/b; cyc:a/b; block:a/b:len; const:x; date:from:to"""
    head, *cols = [c.strip() for c in spec.split(";")]
    opt = dict(re.findall(r"(\w+)=(\S+)", head))
    rnd, n = random.Random(int(opt["seed"])), int(opt["n"])
    names, data = [], []
    for col in cols:
        name, s = col.split("=", 1)
        kind, *a = s.split(":")
        if kind == "seq":
            v = [a[0] % (int(a[1]) + i) for i in range(n)]
        elif kind == "num":
            v = ["%.*f" % (int(a[2]), rnd.uniform(float(a[0]), float(a[1]))) for _ in range(n)]
        elif kind == "pick":
            v = [rnd.choice(a[0].split("/")) for _ in range(n)]
        elif kind == "cyc":
            v = [a[0].split("/")[i % len(a[0].split("/"))] for i in range(n)]
        elif kind == "block":
            v = [a[0].split("/")[(i // int(a[1])) % len(a[0].split("/"))] for i in range(n)]
        elif kind == "const":
            v = [":".join(a)] * n
        elif kind == "date":
            lo, hi = (datetime.date.fromisoformat(x).toordinal() for x in a[:2])
            v = sorted(rnd.randint(lo, hi) for _ in range(n))
            v = [datetime.date.fromordinal(x - max(0, datetime.date.fromordinal(x).weekday() - 4)) for x in v]
            v = [x.strftime(a[2] if len(a) > 2 else "%Y-%m-%d") for x in v]
        names.append(name.strip())
        data.append(v)
    return [names] + [list(r) for r in zip(*data)]


def parse(text):
    meta, blocks, lines = {}, [], text.split("\n")
    while lines and re.match(r"^\w+: ", lines[0]):
        k, v = lines.pop(0).split(": ", 1)
        meta[k] = v
    para, table = [], None
    def flush():
        nonlocal para, table
        if para: blocks.append(("p", " ".join(para)))
        if table: blocks.append(("table", table))
        para, table = [], None
    for ln in lines + [""]:
        if ln.startswith("|"):
            if para: flush()
            table = table or {"head": not ln.startswith("|!"), "rows": []}
            table["rows"].append([c.strip() for c in ln.lstrip("|!").rstrip("| ").split("|")])
            continue
        if table: flush()
        if ln.startswith("@gen "):
            flush()
            blocks.append(("table", {"head": True, "rows": gen(ln[5:]), "small": True}))
        elif re.match(r"#+ ", ln):
            flush()
            blocks.append(("h%d" % ln.index(" "), ln.lstrip("# ")))
        elif ln.startswith("- "):
            flush(); blocks.append(("li", ln[2:]))
        elif ln.startswith("> "):
            flush(); blocks.append(("note", ln[2:]))
        elif ln.strip() == "---":
            flush(); blocks.append(("break", ""))
        elif not ln.strip():
            flush()
        elif ln.startswith("== "):
            flush(); blocks.append(("sheet", ln[3:].strip()))
        else:
            if ln.endswith("\\"):
                para.append(ln[:-1]); flush()
            else:
                para.append(ln)
    flush()
    return meta, blocks


def esc(s):
    s = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(s, quote=False))
    return re.sub(r"\b(\d\d-[A-Z][a-z]{2}-\d{4}|[A-Z]{2,4}-[A-Z0-9-]+)\b", r'<span style="white-space:nowrap">\1</span>', s)


def to_html(meta, blocks, css):
    out = []
    for kind, b in blocks:
        if kind == "table":
            rows = b["rows"]
            out.append("<table%s>" % (' class="small"' if b.get("small") else ""))
            if b["head"]:
                out.append("<thead><tr>" + "".join("<th>%s</th>" % esc(c) for c in rows[0]) + "</tr></thead>")
                rows = rows[1:]
            out += ["<tr>" + "".join("<td>%s</td>" % esc(c) for c in r) + "</tr>" for r in rows]
            out.append("</table>")
        elif kind == "break":
            out.append('<div style="break-after:page"></div>')
        elif kind == "note":
            out.append('<p class="note">%s</p>' % esc(b))
        elif kind == "li":
            out.append('<p class="li">%s %s</p>' % ("\u2013", esc(b)))
        else:
            out.append("<%s>%s</%s>" % (kind, esc(b), kind))
    foot = meta.get("foot", "").replace('"', "'")
    page = ('@page { size: %s; margin: %s; @top-left { content: "%s"; font: 8pt sans-serif; color: #555 } '
            '@bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555 } }'
            % (meta.get("paper", "A4"), meta.get("margin", "20mm 18mm 18mm 20mm"), foot))
    return ("<!doctype html><html lang='%s'><head><meta charset='utf-8'><title>%s</title><style>%s\n%s</style></head><body>%s</body></html>"
            % (meta.get("lang", "en"), esc(meta.get("title", "")), page, css, "\n".join(out)))


def pdf(meta, blocks, css, out):
    with tempfile.TemporaryDirectory() as d:
        src = pathlib.Path(d, "a.html")
        if meta.get("scan"):
            css += "\nbody { margin: 28mm 24mm; font-size: 13pt }"
        src.write_text(to_html(meta, blocks, css), encoding="utf-8")
        cmd = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + d + "/u", "--no-pdf-header-footer"]
        if meta.get("scan"):
            # picture of the page only, without a text layer
            from PIL import Image
            subprocess.run(cmd + ["--hide-scrollbars", "--force-device-scale-factor=1.5", "--window-size=794,1123", "--screenshot=" + d + "/a.png", src.as_uri()], check=True, stderr=subprocess.DEVNULL)
            Image.open(d + "/a.png").convert("L").rotate(0.6, fillcolor=250, expand=False).save(out, "PDF", resolution=144.0)
        else:
            subprocess.run(cmd + ["--print-to-pdf=" + str(out), src.as_uri()], check=True, stderr=subprocess.DEVNULL)


def docx(meta, blocks, out):
    import docx as d
    doc = d.Document()
    doc.core_properties.author = meta.get("author", "")
    doc.core_properties.title = meta.get("title", "")
    doc.core_properties.comments = ""
    doc.sections[0].header.paragraphs[0].text = meta.get("foot", "")
    for kind, b in blocks:
        if kind == "table":
            t = doc.add_table(rows=0, cols=max(len(r) for r in b["rows"]), style="Table Grid")
            for r in b["rows"]:
                for cell, v in zip(t.add_row().cells, r):
                    cell.text = v
            doc.add_paragraph("")
        elif kind[0] == "h" and kind[1:].isdigit():
            doc.add_heading(b, int(kind[1:]))
        elif kind == "li":
            doc.add_paragraph(b, style="List Bullet")
        elif kind == "break":
            doc.add_page_break()
        else:
            doc.add_paragraph(b)
    doc.save(out)


def xlsx(meta, blocks, out):
    import openpyxl
    from openpyxl.styles import Font
    wb = openpyxl.Workbook()
    wb.remove(wb.active)
    ws = None
    for kind, b in blocks:
        if kind == "sheet":
            ws = wb.create_sheet(b)
        elif kind == "table":
            for i, r in enumerate(b["rows"]):
                ws.append(r)
                if i == 0 and b["head"]:
                    for c in ws[ws.max_row]: c.font = Font(bold=True)
            ws.append([])
        else:
            ws.append([b])
    for ws in wb:
        for col in "ABCDEFGH":
            ws.column_dimensions[col].width = 24
    wb.properties.creator = meta.get("author", "")
    wb.save(out)


def main(case, dest):
    src, dest = HERE / case, pathlib.Path(dest)
    dest.mkdir(parents=True, exist_ok=True)
    css = (src / "style.css").read_text(encoding="utf-8")
    for f in sorted(src.iterdir()):
        if f.name == "style.css" or f.is_dir():
            continue
        if f.suffix != ".txt" or f.name.count(".") < 2:
            shutil.copy(f, dest / f.name)
            continue
        meta, blocks = parse(f.read_text(encoding="utf-8"))
        out = dest / f.name[:-4]
        {"pdf": lambda: pdf(meta, blocks, css, out), "docx": lambda: docx(meta, blocks, out),
         "xlsx": lambda: xlsx(meta, blocks, out)}[out.suffix[1:]]()
        if meta.get("cut"):
            out.write_bytes(out.read_bytes()[:int(meta["cut"])])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
