#!/usr/bin/python3
"""Build a labelled dossier: python3 build.py <source folder> <result folder>
Sources are e_build text with marks ⟪F01|quote⟫ (several ids: F01,F02); labels.json holds the rest of truth.json.
Marks are stripped; each quote is located in the built file and its page written to truth.json."""
import json, pathlib, re, subprocess, sys, unicodedata, shutil
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(1, str(pathlib.Path(__file__).resolve().parent.parent))
try: import eb
except ImportError: import e_build as eb
src, res = map(pathlib.Path, sys.argv[1:3])
dest = res / "dossier"
shutil.rmtree(dest, ignore_errors=True); dest.mkdir(parents=True)
css = (src / "style.css").read_text()
ev = {}
N = lambda s: re.sub(r"\s", "", unicodedata.normalize("NFKC", s))
def pages(f):
    if f.suffix == ".pdf":
        n = int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", str(f)], capture_output=True, text=True).stdout)[1])
        return [[subprocess.run(["pdftotext", *o, "-f", str(i), "-l", str(i), str(f), "-"], capture_output=True, text=True).stdout for o in ([], ["-layout"])] for i in range(1, n + 1)]
    if f.suffix == ".docx":
        import docx
        from docx.oxml.ns import qn
        d = docx.Document(f)
        return [["".join(t.text or "" for t in d.element.body.iter(qn("w:t")))]]
    if f.suffix == ".xlsx":
        import openpyxl
        return [["\n".join("\t".join("" if c is None else str(c) for c in r) for r in ws.iter_rows(values_only=True))] for ws in openpyxl.load_workbook(f)]
    return [[f.read_text()]]
docs = []
for f in sorted(src.iterdir()):
    if f.name in ("style.css", "labels.json") or f.suffix == ".py": continue
    raw = f.read_text()
    marks = re.findall(r"⟪([A-Z0-9,]+)\|(.*?)⟫", raw)
    text = re.sub(r"⟪[A-Z0-9,]+\|(.*?)⟫", r"\1", raw)
    assert "⟪" not in text and "⟫" not in text, f
    if f.suffix == ".txt" and f.name.count(".") >= 2:
        meta, blocks = eb.parse(re.sub(r"\n(?=[^|@#\-=>\n])(?!\w+: )", "\n\n", text)); out = dest / f.name[:-4]
        {"pdf": lambda: eb.pdf(meta, blocks, css + meta.get("css", ""), out), "docx": lambda: eb.docx(meta, blocks, out), "xlsx": lambda: eb.xlsx(meta, blocks, out)}[out.suffix[1:]]()
    else:
        out = dest / f.name; out.write_text(text)
    pg = pages(out)
    docs.append({"file": out.name, "pages": len(pg), "image_only": False, "corrupt": False})
    for ids, q in marks:
        hit = [i + 1 for i, v in enumerate(pg) if any(N(q) in N(t) for t in v)]
        if not hit: print("NOT FOUND", out.name, ids, q); continue
        e = {"file": out.name, "page": hit[0], "quote": q}
        if len(hit) > 1: e["also_on_pages"] = hit[1:]; print("many", out.name, hit, q)
        for i in ids.split(","): ev.setdefault(i, []).append(e)
L = json.loads((src / "labels.json").read_text())
used = set()
for k in ("findings", "decoys", "met", "acceptable_extra_findings"):
    for x in L[k]:
        used.add(x["id"]); x["evidence"] = ev.get(x["id"], [])
        if not x["evidence"]: print("no evidence", x["id"])
        also = x.pop("also", None)
        if also: x["also"] = also
print("unused marks", set(ev) - used)
t = {}
for k, v in L.items():
    if k == "findings": t["documents"] = docs; t["input_issues"] = []
    t[k] = v
(res / "truth.json").write_text(json.dumps(t, ensure_ascii=False, indent=1) + "\n")
print(sum(d["pages"] for d in docs), [(d["file"], d["pages"]) for d in docs], {k: len(L[k]) for k in ("findings", "decoys", "met")})
