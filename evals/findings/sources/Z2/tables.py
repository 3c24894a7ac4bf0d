"""Filler tables of case Z2; fixed seeds."""
import random, datetime
def rnd(seed): return random.Random('Z2' + seed)
def row(*c): return '| ' + ' | '.join(str(x) for x in c) + ' |'

def integrity():
    r = rnd('int'); yield '记录号,测试日期,批号,滤芯编号,测试时点,泡点实测(MPa),限度(MPa),仪器编号,操作人,结果'
    d = datetime.date(2025, 4, 21)
    for i in range(1, 27):
        b = f'PL25{(i+1)//2:02d}' if i <= 20 else f'PL26{(i-19)//2:02d}'
        if i in (21, 23, 25): d = datetime.date(2026, 3, {21: 9, 23: 12, 25: 16}[i])
        yield f'WZ-{i:03d},{d},{b},LX-{4000+(i+1)//2},{"使用前" if i % 2 else "使用后"},{r.uniform(.352,.381):.3f},0.345,WZY-02,{r.choice(["步云帆","栾清和"])},合格'
        if i % 2 == 0: d += datetime.timedelta(days=r.randint(7, 12))

def env():
    r = rnd('env'); yield row('点','级','浮游菌CFU/m³','沉降菌CFU/4h','表面微生物CFU/碟','≥0.5µm 个/m³','判定')
    lim = {'A':(0,0,0,900),'B':(6,3,3,2600),'C':(60,30,18,230000)}
    for i in range(1, 46):
        g = 'ABC'[i % 3]; a = lim[g]
        yield row(f'S1-{i:02d}', g, r.randint(0,a[0]), r.randint(0,a[1]), r.randint(0,a[2]), r.randint(a[3]//5,a[3]), '合格')

def media():
    yield row('次','灌装日','灌装数(支)','培养结束读数日','污染数(支)','干预次数','班次')
    for x in [('MF-2501','2025-05-12',5280,'2025-05-26',0,14,'甲'),('MF-2502','2025-05-14',5310,'2025-05-28',0,15,'乙'),('MF-2503','2025-05-16',5266,'2025-05-30',0,14,'甲'),('MF-2504','2025-11-10',5305,'2025-11-24',0,16,'乙'),('MF-2601','2026-05-11',5292,'2026-05-25',0,15,'甲')]: yield row(*x)

def wfi():
    r = rnd('wfi'); yield row('点','日期','电导率µS/cm','TOC ppb','微生物CFU/100ml','内毒素EU/ml')
    for i in range(1, 41):
        yield row(f'ZW-{i:02d}', f'2026-{r.randint(1,7):02d}-{r.randint(1,28):02d}', f'{r.uniform(.5,1.05):.2f}', r.randint(40,290), r.randint(0,4), '<0.125')

def fill():
    r = rnd('fill'); yield row('批号','时间min','装量ml','pH','渗透压mOsmol/kg','含量%','密封性')
    for b in ('PL2601','PL2602','PL2603'):
        for t in range(0, 300, 20):
            yield row(b, t, f'{r.uniform(5.05,5.22):.2f}', f'{r.uniform(6.5,6.9):.2f}', r.randint(284,301), f'{r.uniform(99.0,101.2):.1f}', '无泄漏')

def compare():
    r = rnd('cmp'); yield row('项目','绍兴历史批(2019—2021)','荆门PL2601','荆门PL2602','荆门PL2603','判定')
    for n, a, b, d in [('含量%',99.2,101.3,1),('有关物质总和%',.11,.24,2),('pH',6.5,6.9,2),('渗透压mOsmol/kg',283,302,0),('装量ml',5.03,5.24,2),('黏度mPa·s',1.61,1.79,2),('抑菌剂含量%',97.6,101.2,1)]:
        m = (a+b)/2; q = (b-a)/5
        yield row(n, f'{a}～{b}', *[f'{r.uniform(m-q,m+q):.{d}f}' for _ in range(3)], '范围内')

def train():
    r = rnd('tr'); yield row('序','姓名','岗位','培训日','内容','成绩')
    for i, x in enumerate('步云帆 栾清和 晁时雨 戚未央 钭一鸣 酆长青 相里舟 禹怀谷 亓官雪 海若兰 薄暮云 游千帆 桑落 麦穗生 嵇明夷 宿雨'.split(), 1):
        yield row(i, x, r.choice(['配液','吹灌封','灯检','检验','QA']), r.choice(['2025-04-08','2025-04-09','2025-04-10']), r.choice(['无菌更衣与行为规范','配液与过滤操作','BFS模具与参数','含量与有关物质方法']), r.randint(83,99))

def equip():
    r = rnd('eq'); yield row('编号','名称','容量/规格','安装','状态')
    for i, (n, c) in enumerate([('吹灌封一体机','9000支/h'),('浓配罐','300L'),('稀配罐','600L'),('除菌过滤装置','10英寸'),('缓冲罐','200L'),('湿热灭菌柜','1.2m³'),('纯蒸汽发生器','500kg/h'),('注射用水机组','2t/h'),('层流罩','FFU'),('电子检漏机','12000支/h'),('灯检机','双工位'),('贴标机','—'),('装盒机','—'),('追溯码设备','—'),('在线粒子计数器','28.3L/min'),('浮游菌采样器','100L/min')], 1):
        yield row(f'S1-E{i:02d}', n, c, f'20{r.randint(16,24)}-{r.randint(1,12):02d}', '在用')

def stab():
    r = rnd('st'); yield row('批号','条件','月','含量%','有关物质%','pH','渗透压')
    for b in ('PL2601','PL2602','PL2603'):
        for m in (0,1,2,3): yield row(b, '40℃/25%RH', m, f'{r.uniform(99.1,100.8):.1f}', f'{.13+.02*m+r.uniform(0,.02):.2f}', f'{r.uniform(6.6,6.8):.2f}', r.randint(286,298))
