import json,re,subprocess,pathlib,sys
sq=lambda s:re.sub(r'\s+','',s)
def pages(p):
    p=pathlib.Path(p)
    if p.suffix=='.pdf':
        t=subprocess.run(['pdftotext',str(p),'-'],capture_output=True,text=True).stdout.split('\f')
        return t[:-1] if t[-1].strip()=='' else t
    if p.suffix=='.docx':
        import docx
        d=docx.Document(p); out=[x.text for x in d.paragraphs]
        for t in d.tables:
            for r in t.rows: out.append('\t'.join(c.text for c in r.cells))
        return ['\n'.join(out)]
    if p.suffix=='.xlsx':
        import openpyxl
        return ['\n'.join('\t'.join(str(c) for c in r if c is not None) for r in ws.iter_rows(values_only=True)) for ws in openpyxl.load_workbook(p)]
    return [p.read_text()]
def run(out,head,findings,decoys,met,extra,tail_docs=True):
    D=pathlib.Path(out,'dossier'); files={f.name[:2]:f for f in sorted(D.iterdir())}; pg={k:pages(f) for k,f in files.items()}
    bad=[]
    def ev(lst):
        r=[]
        for e in lst:
            k,q=e[0],e[1]; hits=[i+1 for i,t in enumerate(pg[k]) if sq(q) in sq(t)]
            want=e[2] if len(e)>2 else None
            if not hits or (want and want not in hits): bad.append((k,q,hits)); continue
            p=want or hits[0]; n=pg[k][p-1]; c=sq(n).count(sq(q))
            d={'file':files[k].name,'page':p,'quote':q}
            o=[h for h in hits if h!=p]
            if o: d['also_on_pages']=o
            if c>1 or o: print('multi',k,q,c,hits)
            r.append(d)
        return r
    T=dict(head)
    T['documents']=[{'file':f.name,'pages':len(pg[k]),'image_only':False,'corrupt':False} for k,f in files.items()]
    T['input_issues']=[]
    T['findings']=[]
    for i,f in enumerate(findings,1):
        art,kind,st,sev,su,e=f[:6]
        d={'id':'F%02d'%i,'article':art,'kind':kind,'status':st,'severity':sev,'summary':su,'evidence':ev(e)}
        if len(f)>6: d['article_also_accepted']=f[6]
        T['findings'].append(d)
    T['decoys']=[{'id':'K%02d'%i,'article':a,'why':w,'evidence':ev(e)} for i,(a,w,e) in enumerate(decoys,1)]
    T['met']=[{'id':'M%02d'%i,'article':a,'summary':s,'evidence':ev(e)} for i,(a,s,e) in enumerate(met,1)]
    T['acceptable_extra_findings']=[x if isinstance(x,str) else {'article':x[0],'evidence':ev(x[1]),'reason':x[2]} for x in extra]
    if bad: print('BAD',*bad,sep='\n'); sys.exit(1)
    pathlib.Path(out,'truth.json').write_text(json.dumps(T,ensure_ascii=False,indent=1)+'\n')
    print('ok',len(T['findings']),len(T['decoys']),len(T['met']),'pages',sum(d['pages'] for d in T['documents']))
