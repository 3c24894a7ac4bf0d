"""Filler tables of case Z3; fixed seeds."""
import random
def rnd(seed): return random.Random('Z3' + seed)
def row(*c): return '| ' + ' | '.join(str(x) for x in c) + ' |'

def granule():
    r = rnd('g'); yield row('批','序','水分%','堆密度','粒度(过一号筛不过五号筛以外)%','装量g','溶化性')
    for b in ('QK251001','QK251002','QK251003'):
        for i in range(1, 19):
            yield row(b, i, f'{r.uniform(3.1,4.6):.1f}', f'{r.uniform(.52,.60):.2f}', f'{r.uniform(4.2,9.1):.1f}', f'{r.uniform(4.92,5.09):.2f}', '全部溶化')

def extract():
    r = rnd('x'); yield row('提取批','投料kg','加水倍量','煎煮min','清膏得量kg','相对密度(60℃)','出膏率%')
    for i in range(1, 25):
        m = r.uniform(25.2, 27.9); yield row(f'QG25{i:03d}', 800, '10、8', '90、60', f'{m*8:.1f}', f'{r.uniform(1.30,1.35):.3f}', f'{m:.1f}')

def content():
    r = rnd('c'); yield row('批','黄芪甲苷mg/袋','橙皮苷mg/袋','水分%','微生物','判')
    for b in ('QK251001','QK251002','QK251003'):
        for i in range(1, 9):
            yield row(f'{b}-{i}', f'{r.uniform(1.12,1.31):.2f}', f'{r.uniform(8.4,9.7):.1f}', f'{r.uniform(3.2,4.5):.1f}', '未超限', '合格')

def machines():
    r = rnd('m'); yield row('位号','机器','容量或能力','装机','末次确认')
    for i, (m, c) in enumerate([('多功能提取罐','6m³'),('双效浓缩器','3000L/h'),('清膏贮罐','2m³'),('酒精沉淀罐','4m³'),('槽形混合机','500L'),('摇摆颗粒机','600kg/h'),('沸腾干燥机','300kg'),('旋振筛','1000kg/h'),('二维混合机','2000L'),('颗粒包装机','60袋/min'),('自动装盒机','80盒/min'),('喷码机','—'),('冷水机组','—'),('空调机组K2','42000m³/h'),('纯化水站','5t/h'),('空压站','12m³/min'),('除尘塔','—'),('检重秤','—')]):
        yield row(f'L2-{i+1:02d}', m, c, f'20{r.randint(12,19)}', f'2025.07.{r.randint(3,29):02d}')

def herbs():
    r = rnd('h'); yield row('药材','产地','供货方代号','到货批','水分%','总灰分%','判')
    for h, p in [('黄芪','甘肃陇西'),('豆蔻','云南'),('陈皮','广东新会'),('白术','浙江磐安'),('茯苓','安徽岳西'),('山楂','山东青州')]:
        for k in range(4):
            yield row(h, p, f'N{r.randint(10,99)}', f'{r.randint(240901,241231)}', f'{r.uniform(7.5,11.8):.1f}', f'{r.uniform(2.2,4.4):.1f}', '合格')

def trainees():
    r = rnd('t'); yield row('人','班组','内容','分')
    for x in '祁远、司空晓、闻人朔、东方澄、杜若溪、姬云峰、卜青山、晏长庚、席慕野、靳南乔、欧阳秉、娄小满、冉清河、焦桐、谷雨声、申屠岚'.split('、'):
        yield row(x, r.choice(['提取','制粒','内包','检验']), r.choice(['清膏密度控制','制粒软材判断','薄层鉴别与含量测定','内包密封检查']), r.randint(82,98))

def climate():
    r = rnd('k'); yield row('室','℃','RH%','换气次/h','压差Pa','悬浮粒子')
    for i in range(1, 25):
        yield row(f'G2-{100+i}', f'{r.uniform(19,25):.1f}', r.randint(45,62), r.randint(16,24), r.randint(11,17), 'D级合格')

def plan():
    yield row('月','芪蔻健脾（委托）','芪蔻健脾（自有）','橘芩颗粒','合计（万袋）')
    r = rnd('p')
    for m in range(1, 13):
        a, b, c = (0 if m < 7 else r.randint(70, 90)), r.randint(45, 60), r.randint(80, 105)
        yield row(m, a, b, c, a+b+c)
