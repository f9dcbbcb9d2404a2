"""Names in the midst of sentences: roads, parks, firms, bodies, groups, and what only looks like one; all are invented."""

from __future__ import annotations

import pytest

from tests.extract.names.reports import AREA, BODY, CAMPAIGN, COMPANY, ESTATE, FACILITY, PLACE, PROJECT, VILLAGE, names

SENTENCES = [
    ("在石鼓村建设乡村法治文化广场。", {("石鼓村", VILLAGE), ("乡村法治文化广场", FACILITY)}),
    ("建成长柳河滨水步道3公里。", {("长柳河", PLACE), ("长柳河滨水步道", PLACE)}),
    ("云松沟生态移民工程搬迁农户280户。", {("云松沟", PLACE), ("云松沟生态移民工程", PROJECT)}),
    ("实施云松峡漂流项目。", {("云松峡", PLACE), ("云松峡漂流项目", PROJECT)}),
    ("联合云屏区人民医院组建团队。", {("云屏区", AREA), ("云屏区人民医院", FACILITY)}),
    # a province before a county, a town that ends like a bridge
    ("与江西云屏县梅桥镇结对。", {("江西省", AREA), ("云屏县", AREA), ("梅桥镇", AREA)}),
    # a road between two villages is named by both
    ("硬化石鼓村至柳塘村公路4公里。", {("石鼓村", VILLAGE), ("柳塘村", VILLAGE)}),
    # what is done in a community is not its kind of work
    ("在翠湖社区建设“三点半”托管中心。", {("翠湖社区", "Community"), ("三点半托管中心", FACILITY)}),
    # a bank by its level, a firm by what it does
    ("县农业银行包联石鼓村。", {("县农业银行", BODY), ("石鼓村", VILLAGE)}),
    ("柳湾地块由禾鼎置业承建。", {("柳湾地块", PLACE), ("禾鼎置业", COMPANY)}),
    ("禾峰新能源投资建设的钠电检测基地竣工。", {("禾峰新能源", COMPANY), ("钠电检测基地", PROJECT)}),
    # a kind that is counted behind; a title; who was honoured by whom
    ("新发展家庭农场5家。", set()),
    ("云屏敬老院创建为全省示范型养老院。", {("云屏敬老院", FACILITY)}),
    ("社区全年获县委表扬2次。", set()),
    # a county road by its number, a road after a place in the south, a parcel by its name and number
    (
        "县道310和县道416拓宽工程开工。",
        {("县道310", PLACE), ("县道416", PLACE), ("县道310拓宽工程", PROJECT), ("县道416拓宽工程", PROJECT)},
    ),
    ("开工建设云江南路、禾苑大道。", {("云江南路", PLACE), ("禾苑大道", PLACE)}),
    (
        "禾苑新都F08地块、A12地块完成清表，柳湾片区C05-2地块出让。",
        {("禾苑新都F08地块", PLACE), ("A12地块", PLACE), ("柳湾片区", PLACE)},
    ),
    # what a village grows is no village, nor are its teams; its groups are
    ("石鼓村的脐橙、柳湾村的蜜桃上市。", {("石鼓村", VILLAGE), ("柳湾村", VILLAGE)}),
    ("石鼓村领导小组、柳湾村互助组成立。", {("石鼓村", VILLAGE), ("柳湾村", VILLAGE)}),
    ("石鼓村坦下组、鸭塘组通了自来水。", {("石鼓村", VILLAGE), ("坦下组", VILLAGE), ("鸭塘组", VILLAGE)}),
    # a firm in the name of a hospital; what is built of cement; a firm and what it moves
    ("禾康国际医院有限公司进场。", {("禾康国际医院有限公司", COMPANY)}),
    ("修建了通组水泥公路。", set()),
    (
        "禾峰纸业迁建、远岫药业扩产等项目开工。",
        {("禾峰纸业", COMPANY), ("禾峰纸业迁建", PROJECT), ("远岫药业", COMPANY), ("远岫药业扩产", PROJECT)},
    ),
    # kinds of works and quarters, and what is counted
    ("完成2公里的路基改造项目，在王岗塌方区设卡，实施3个邻里改造项目。", set()),
    ("规划建设云江湿地。", {("云江湿地", PLACE)}),
    ("优化“一轴两带三区”布局。", set()),
    # an estate and the renewal of the town; a project's coined name; party committees
    ("推进禾香花园城市更新。", {("禾香花园", ESTATE), ("禾香花园城市更新", PROJECT)}),
    ("云恒城项目目前已供地80亩。", {("云恒城项目", PROJECT)}),
    ("成立石鼓码头园区党委。", {("石鼓码头", PLACE), ("石鼓码头园区党委", BODY)}),
    (
        "建成柳塘社区儿童之家，禾峰药业获批国家级企业技术中心。",
        {("柳塘社区", "Community"), ("柳塘社区儿童之家", FACILITY), ("禾峰药业", COMPANY)},
    ),
    ("重点是养鸭，即石鼓村养鸭基地。", {("石鼓村", VILLAGE), ("石鼓村养鸭基地", FACILITY)}),
    (
        "联合区妇联、云屏律师事务所开展宣讲，聘请退休法官林晚担任首席调解员。",
        {("区妇联", BODY), ("云屏律师事务所", BODY), ("林晚", "Person")},
    ),
    ("云禾智谷开园。", {("云禾智谷", "DevelopmentZone")}),
    # a park that is being built is a project, one that is there is a zone
    ("云禾冷链物流园（总投资3亿元）已进场施工。", {("云禾冷链物流园", PROJECT)}),
    ("云禾创意园项目完成投资2亿元，主体封顶。", {("云禾创意园项目", PROJECT)}),
    ("云禾创意园入驻企业20家。", {("云禾创意园", "DevelopmentZone")}),
    # a work that two roads share
    (
        "完成云屏路、禾苑路雨污管网改造6.3公里。",
        {("云屏路", PLACE), ("禾苑路", PLACE), ("云屏路雨污管网改造", PROJECT), ("禾苑路雨污管网改造", PROJECT)},
    ),
    (
        "禾香小区、棉坊小区改造完工。",
        {("禾香小区", ESTATE), ("棉坊小区", ESTATE), ("禾香小区改造", PROJECT), ("棉坊小区改造", PROJECT)},
    ),
    # what is founded by a party branch, who goes to a village, villages before 两个, offices and media
    ("石鼓村党支部领办合作社，青年到村任职。", {("石鼓村", VILLAGE), ("石鼓村党支部", BODY)}),
    ("塘下村两个片区停电，福川供电局抢修。", {("塘下村", VILLAGE), ("福川供电局", BODY)}),
    ("被江东卫视报道。", {("江东卫视", BODY)}),
    ("禾田现代农业示范园接待游客。", {("禾田现代农业示范园", "DevelopmentZone")}),
    # firms of the whole country, trades before what a firm is, farms and pits
    ("中铁九局、国网云屏供电公司进场。", {("中铁九局", COMPANY), ("国网云屏供电公司", COMPANY)}),
    ("云禾文化传媒入驻。", {("云禾文化传媒", COMPANY)}),
    ("关闭柳岭养殖场，清理万头生猪养殖场。", {("柳岭养殖场", COMPANY)}),
    # ring roads, halls of families, what does not share the ending of a park
    ("贯通北二环。", {("北二环", PLACE)}),
    ("修缮林氏宗祠。", {("林氏宗祠", FACILITY)}),
    ("整治柳岭矿区、云河湿地公园。", {("云河湿地", PLACE), ("云河湿地公园", FACILITY)}),
    # bridges after their river, a body's team in a village, offices of the past, bodies with their city
    ("清溪河漫水桥通车。", {("清溪河漫水桥", PLACE), ("清溪河", PLACE)}),
    (
        "云屏市交通局驻石鼓村工作队捐资5万元。",
        {("云屏市交通局驻石鼓村工作队", BODY), ("云屏市", AREA), ("石鼓村", VILLAGE)},
    ),
    ("被市人口计生委评为先进。", {("市人口计生委", BODY)}),
    (
        "柳塘社区联合沈阳禾邻社会工作服务中心开办课堂。",
        {("柳塘社区", "Community"), ("沈阳禾邻社会工作服务中心", BODY)},
    ),
    # what is done to a street, mountains, what was made of a plant, classes
    ("拆除铸造街沿线违建，改善深山区用水。", set()),
    ("启动柳家庄易地搬迁项目。", {("柳家庄易地搬迁项目", PROJECT), ("柳家庄", VILLAGE)}),
    ("利用云屏第三铸造厂旧厂房改建食堂。", {("云屏第三铸造厂", COMPANY)}),
    ("开办“暖阳假日”托管班2期。", {("暖阳假日托管班", CAMPAIGN)}),
    (
        "街道辖棉坊、柳塘、石鼓3个社区。",
        {("棉坊社区", "Community"), ("柳塘社区", "Community"), ("石鼓社区", "Community")},
    ),
    # country roads by what they join, festivals and races; what no road and no festival is
    ("完成禾柳线、石坪线大中修，整治高压线，改造生产线。", {("禾柳线", PLACE), ("石坪线", PLACE)}),
    ("举办“云上石鼓”音乐节、“禾韵杯”龙舟赛。", {("云上石鼓音乐节", CAMPAIGN), ("禾韵杯龙舟赛", CAMPAIGN)}),
    ("实施饮用水提标工程。", set()),
    # a mall beside a street, estates by their kind of project, societies and schools by level and type, who won a title
    ("禾尚汇、青石天街迎客。", {("青石天街", PLACE)}),
    ("云玺台、江湾壹号2个房地产项目开工。", {("云玺台", ESTATE), ("江湾壹号", ESTATE)}),
    ("对接区慈善总会，与云屏中等专业学校共建。", {("区慈善总会", BODY), ("云屏中等专业学校", FACILITY)}),
    ("柳塘社区主任林晚荣获表彰。", {("柳塘社区", "Community"), ("林晚", "Person")}),
    ("“禾韵”合唱团获全省汇演金奖。", {("禾韵合唱团", BODY)}),
    ("云岭食品荣登百强榜。", {("云岭食品", COMPANY)}),
    # a road's project; rooms that a firm adds; what was invested how much; parks of water
    ("云禾公路项目完成土方。", {("云禾公路", PLACE), ("云禾公路项目", PROJECT)}),
    ("禾生食品新建厂房两栋。", {("禾生食品", COMPANY)}),
    ("投资330万元的德禾果蔬建成投产。", {("德禾果蔬", COMPANY)}),
    ("云湖水上乐园开门迎客。", {("云湖水上乐园", FACILITY)}),
    ("改造老场镇，石岭电器获市级奖励。", {("石岭电器", COMPANY)}),
    # what a park's firms do is not how far the park is; people of a village; roads that are called after building
    (
        "云禾科技园市场主体达到300家，云禾文创园企业开工率达95%。",
        {("云禾科技园", "DevelopmentZone"), ("云禾文创园", "DevelopmentZone")},
    ),
    ("石鼓村青壮年组成巡逻队，石鼓村监督组查账。", {("石鼓村", VILLAGE)}),
    ("清扫建设东街。", {("建设东街", PLACE)}),
    ("中国移动与云屏公司签约。", {("云屏公司", COMPANY)}),
    ("书记到石鼓村水库检查防汛。", {("石鼓村水库", PLACE)}),
    ("利用专项资金实施云屏路拓宽工程。", {("云屏路", PLACE), ("云屏路拓宽工程", PROJECT)}),
    ("实施全县道德素质提升工程。", {("全县道德素质提升工程", CAMPAIGN)}),
    # a village's clinic, a firm that builds elsewhere, offices by level, a branch with a name of its own, a tower
    ("柳湾村卫生室投用。", {("柳湾村", VILLAGE), ("柳湾村卫生室", FACILITY)}),
    (
        "禾峰新能源在石坪工业园投资建设的储能项目备案。",
        {("禾峰新能源", COMPANY), ("石坪工业园", "DevelopmentZone"), ("储能项目", PROJECT)},
    ),
    ("联合区疾控中心开展义诊。", {("区疾控中心", BODY)}),
    ("云屏幼儿园柳湾分园开学。", {("云屏幼儿园柳湾分园", FACILITY)}),
    ("区级重点项目云禾大厦主体封顶。", {("云禾大厦", FACILITY)}),
    # as many renewals as estates; a street that a community is called after; what goes on behind an ending
    ("完成禾香小区、棉坊小区2个老旧小区改造。",
     {("禾香小区", ESTATE), ("棉坊小区", ESTATE), ("禾香小区老旧小区改造", PROJECT), ("棉坊小区老旧小区改造", PROJECT)}),
    ("石鼓街社区换届。整治云禾巷、石鼓街等4条小巷。", {("石鼓街社区", "Community"), ("云禾巷", PLACE), ("石鼓街", PLACE)}),
    ("壮大街域经济，整顿软弱涣散社区。", set()),
    ("禾北广场城市综合体项目封顶。", {("禾北广场", FACILITY), ("禾北广场城市综合体项目", PROJECT)}),
    ("由江东禾茂城市更新有限公司实施。", {("江东禾茂城市更新有限公司", COMPANY)}),
    ("依托“老葛说事室”调解纠纷。", {("老葛说事室", "Initiative")}),
    # gardens of remembrance, schools whom the unit joins, halls and banks by their level, ways of working
    ("赴青云岭烈士纪念园研学，联合云江职校办班。", {("青云岭烈士纪念园", FACILITY), ("云江职校", BODY)}),
    ("邀请市委党校讲师林建平授课。", {("市委党校", BODY), ("林建平", "Person")}),
    ("协调县农商行放贷，预计年增村集体收入5万元。", {("县农商行", BODY)}),
    ("建设石鼓村茶旅融合示范园，“七一”前夕走访老党员。", {("石鼓村", VILLAGE), ("石鼓村茶旅融合示范园", FACILITY)}),
    ("落实河湖长制。", {("河湖长制", "Initiative")}),
    # an edition's place, canals, what a firm signs
    ("举办第二届云溪龙虾节。", {("云溪龙虾节", CAMPAIGN)}),
    ("疏通云岭江引水渠。", {("云岭江引水渠", PLACE)}),
    ("禾商投资集团签订滨海旅游综合体协议。", {("禾商投资集团", COMPANY), ("滨海旅游综合体", FACILITY)}),
    # the work's own noun ends its name
    ("云屏路拓宽工程全线贯通。", {("云屏路", PLACE), ("云屏路拓宽工程", PROJECT)}),
    ("发放雨露计划补助8万元。", {("雨露计划", CAMPAIGN)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_gives_exactly_its_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected
