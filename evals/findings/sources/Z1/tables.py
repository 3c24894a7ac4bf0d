"""Filler tables of case Z1; fixed seeds, so that equal tables are equal everywhere."""
import random
def rnd(seed): return random.Random('Z1' + seed)
def row(*c): return '| ' + ' | '.join(str(x) for x in c) + ' |'

EQ = ['湿法制粒机','流化床干燥机','整粒机','三维混合机','旋转式压片机','高效包衣机','铝塑泡罩包装机','筛片机','金属检测仪','装盒机','赋码机','电子台秤','粉碎机','真空上料机','除尘机组','空调机组','纯化水机组','空压机','高效液相色谱仪','溶出度仪','水分测定仪','红外光谱仪','电子天平','稳定性试验箱']
def equipment():
    r = rnd('eq'); yield row('设备编号','设备名称','型号','启用','房间','确认状态')
    for i, e in enumerate(EQ):
        yield row(f'BH-{i+101}', e, f'{r.choice(["GHL","FL","ZS","PG","DPH"])}-{r.randint(60,900)}', f'20{r.randint(15,22)}-{r.randint(1,12):02d}', f'{r.choice("2345")}F-{r.randint(10,48)}', '已确认')

def ipc():
    r = rnd('ipc'); yield row('批号','时间(min)','平均片重(mg)','硬度(N)','脆碎度(%)','崩解(min)')
    for b in ('LQ260101','LQ260102','LQ260103'):
        for t in range(0, 360, 20):
            yield row(b, t, f'{r.uniform(158.2,161.7):.1f}', r.randint(62,84), f'{r.uniform(.08,.31):.2f}', f'{r.uniform(3.1,6.8):.1f}')

def dissolution():
    r = rnd('dis'); yield row('批号','片序','5 min(%)','10 min(%)','15 min(%)','30 min(%)','结果')
    for b in ('LQ260101','LQ260102','LQ260103'):
        for i in range(1, 13):
            a = r.uniform(48,58); yield row(b, i, f'{a:.1f}', f'{a+r.uniform(20,26):.1f}', f'{r.uniform(86,92):.1f}', f'{r.uniform(95,100.5):.1f}', '符合规定')

def uniformity():
    r = rnd('cu'); yield row('批号','取样点','含量(标示量%)','批号','取样点','含量(标示量%)')
    for i in range(1, 11):
        yield row('LQ260101', f'混合{i:02d}', f'{r.uniform(98.1,101.6):.1f}', 'LQ260102', f'混合{i:02d}', f'{r.uniform(98.1,101.6):.1f}')
    for i in range(1, 11):
        yield row('LQ260103', f'混合{i:02d}', f'{r.uniform(98.1,101.6):.1f}', 'LQ260103', f'压片{i:02d}', f'{r.uniform(98.1,101.6):.1f}')

def water():
    r = rnd('w'); yield row('取样点','取样日','电导率(µS/cm,25℃)','TOC(ppb)','微生物(CFU/ml)','结论')
    for i in range(1, 31):
        yield row(f'PW-{i:02d}', f'2026-{r.randint(1,3):02d}-{r.randint(1,28):02d}', f'{r.uniform(.6,2.4):.2f}', r.randint(40,260), r.randint(0,12), '合格')

def env():
    r = rnd('e'); yield row('房间','温度(℃)','相对湿度(%)','压差(Pa)','沉降菌(CFU/皿)','结论')
    for i in range(1, 27):
        yield row(f'2F-{i+10}', f'{r.uniform(19.5,25.2):.1f}', r.randint(46,63), r.randint(11,18), r.randint(0,6), '符合D级')

def suppliers():
    r = rnd('s'); yield row('物料代码','物料','供应商代号','级别','最近一次审计','状态')
    for i, m in enumerate(['苯磺酸洛曲地平','微晶纤维素','乳糖','羧甲淀粉钠','聚维酮K30','硬脂酸镁','薄膜包衣预混剂','聚氯乙烯硬片','药用铝箔','纸盒','说明书','中包装膜']):
        yield row(f'YL-{2001+i}', m, f'GY-{r.randint(100,999)}', '关键' if i in (0,7,8) else '一般', f'2025-{r.randint(2,11):02d}-{r.randint(1,28):02d}', '批准')

def staff():
    r = rnd('st'); n = ['逄嘉木','鄢思齐','缪国栋','储一帆','翟若松','鲍清越','蒲文洲','沃雪','闵知行','阎立夏','柏舟楫','屠南星','巢语冰','慕长风','钮思源','邬江蓠','濮阳川','虞半夏']
    yield row('姓名','部门','岗位','课程','考核成绩','结论')
    for i, x in enumerate(n):
        yield row(x, ['固体车间','质量控制','设备工程','固体车间','质量保证'][i % 5], r.choice(['操作员','检验员','班长','技术员']) if i > 2 else ['车间主任','QC主任','工程师'][i], r.choice(['制粒与干燥终点判断','包衣工序要点','溶出与有关物质方法','中间控制取样']), r.randint(84,99), '合格')

def stability():
    r = rnd('stab'); yield row('批号','条件','时间点(月)','含量(%)','有关物质总和(%)','溶出度(%)')
    for b in ('LQ260101','LQ260102','LQ260103'):
        for m in (0, 1, 2, 3):
            yield row(b, '40℃±2℃/75%RH±5%', m, f'{r.uniform(99,100.6):.1f}', f'{.12+.02*m+r.uniform(0,.03):.2f}', f'{r.uniform(94.5,99):.1f}')
