"""Forms of names met in reports of many kinds; all names are invented."""

from __future__ import annotations

import pytest

from tests.extract.names.reports import (
    AREA,
    BODY,
    CAMPAIGN,
    COMPANY,
    ESTATE,
    FACILITY,
    INITIATIVE,
    PLACE,
    PROJECT,
    VILLAGE,
    names,
)

FORMS = [
    ("位于澄原市云屏区青禾街道东部。", {("云屏区", AREA), ("澄原市", AREA), ("青禾街道", AREA)}),
    ("在云屏县委的正确领导下，完成全年任务。", {("云屏县", AREA)}),
    ("云屏县委召开会议。", {("云屏县委", BODY)}),
    ("疏浚长柳河，硬化生产路3公里，包靠后进村2个。", {("长柳河", PLACE)}),
    ("云屏区中医院通过三级甲等中医医院评审。", {("云屏区", AREA), ("云屏区中医院", FACILITY)}),
    ("云屏第二幼儿园获评省级金牌调解工作室。", {("云屏第二幼儿园", FACILITY)}),
    ("巩固国家卫生城市创建成果。", {("国家卫生城市创建", CAMPAIGN)}),
    ("上垅、下垅、柳湾三村连片种植核桃。", {("上垅村", VILLAGE), ("下垅村", VILLAGE), ("柳湾村", VILLAGE)}),
    ("前柳塘、后柳塘等6个村通水。", {("前柳塘", VILLAGE), ("后柳塘", VILLAGE)}),
    ("石鼓村一组、三组完成改厕。", {("石鼓村", VILLAGE), ("石鼓村一组", VILLAGE), ("石鼓村三组", VILLAGE)}),
    ("对柳林溪、油坊沟等水域开展巡查。", {("柳林溪", PLACE), ("油坊沟", PLACE)}),
    ("建成“暖蜂”助餐点。", {("暖蜂助餐点", INITIATIVE)}),
    ("7月开张的“暖蜂”助餐点运营良好。", {("暖蜂助餐点", INITIATIVE)}),
    ("“红鹭宣讲队”深入院落宣讲52场。", {("红鹭宣讲队", BODY)}),
    ("启动“鹭阵”2.0版。", {("鹭阵2.0版", INITIATIVE)}),
    ("成功举办首届桃花节。", {("桃花节", CAMPAIGN)}),
    ("举办青禾街道第三届农民运动会。", {("青禾街道", AREA), ("青禾街道第三届农民运动会", CAMPAIGN)}),
    ("柳苑、翠湖小区“焕新工程”完工。", {("柳苑", ESTATE), ("柳苑焕新工程", PROJECT), ("翠湖小区", ESTATE), ("翠湖小区焕新工程", PROJECT)}),
    ("对柳苑小区、翠湖花苑进行了整体改造。", {("柳苑小区", ESTATE), ("柳苑小区改造", PROJECT), ("翠湖花苑", ESTATE), ("翠湖花苑改造", PROJECT)}),
    ("岚苑二期安置房主体封顶。", {("岚苑二期安置房", PROJECT), ("岚苑", ESTATE)}),
    ("推进云屏水质净化厂二期工程。", {("云屏水质净化厂", FACILITY), ("云屏水质净化厂二期工程", PROJECT)}),
    ("云屏光电封装项目上半年开工建设。", {("云屏光电", COMPANY), ("云屏光电封装项目", PROJECT)}),
    ("总投资3亿元的云屏光电封装项目厂房封顶。", {("云屏光电", COMPANY), ("云屏光电封装项目", PROJECT)}),
    ("远岫科技投资15亿元建设的远岫智能装备产业园已开工。", {("远岫智能装备产业园", PROJECT), ("远岫科技", COMPANY)}),
    ("引进云果源农业开发有限公司。", {("云果源农业开发有限公司", COMPANY)}),
    ("永丰机械厂搬迁难题得到破解。", {("永丰机械厂", COMPANY)}),
    ("与江南云水旅游公司签订协议。", {("江南云水旅游公司", COMPANY)}),
    ("走访云溪纺织地块。", {("云溪纺织地块", PLACE)}),
    ("与东岭大学生命科学学院共建基地。", {("东岭大学生命科学学院", BODY)}),
    ("云屏人民医院门诊综合楼完成桩基施工。", {("云屏人民医院", FACILITY), ("云屏人民医院门诊综合楼", FACILITY)}),
    ("联合云屏区第一医院开展义诊。", {("云屏区", AREA), ("云屏区第一医院", FACILITY)}),
    ("由县水务局牵头实施。", {("县水务局", BODY)}),
    ("6月底前翠湖便民综合体建成。", {("翠湖便民综合体", FACILITY)}),
    ("汤家弄村创成区级“无违建村”。", {("汤家弄村", VILLAGE)}),
    ("受理12345热线诉求200件。", {("12345热线", INITIATIVE)}),
    ("一是招商乏力，二是柳塘社区停车位少。", {("柳塘社区", "Community")}),
    ("新建石鼓社区养老服务站。", {("石鼓社区养老服务站", FACILITY), ("石鼓社区", "Community")}),
    ("与云屏理工学院合办基地。", {("云屏理工学院", BODY)}),
    ("云台中学实验楼竣工。", {("云台中学", FACILITY), ("云台中学实验楼", FACILITY)}),
    ("云屏小学北校区开工。", {("云屏小学北校区", FACILITY)}),
    ("长柳河水质达到Ⅲ类。", {("长柳河", PLACE)}),
    ("启动石鼓片区有机更新前期摸底。", {("石鼓片区", PLACE), ("石鼓片区有机更新", PROJECT)}),
    ("清溪、石牛河、横山涧完成清淤。", {("清溪", PLACE), ("石牛河", PLACE), ("横山涧", PLACE)}),
    ("与东岭师范大学附属第二小学共建。", {("东岭师范大学附属第二小学", FACILITY)}),
    ("云屏矿业年产5万吨石料加工项目投产。", {("云屏矿业", COMPANY), ("云屏矿业年产5万吨石料加工项目", PROJECT)}),
    ("柳塘社区居民委员会主任陶立安受表彰。", {("柳塘社区", "Community"), ("陶立安", "Person")}),
    ("柳苑小区（含翠湖花苑）雨污分流改造完工。", {("柳苑小区", ESTATE), ("翠湖花苑", ESTATE), ("柳苑小区雨污分流改造", PROJECT)}),
    ("柳塘社区邻里共治模式得到推广。", {("柳塘社区", "Community")}),
    ("引进江西禾岭牧业落户。", {("江西禾岭牧业", COMPANY)}),
    ("开展“暖巢护幼”百日攻坚。", {("暖巢护幼百日攻坚", CAMPAIGN)}),
    ("每周二“葛大姐调解室”开门接访。", {("葛大姐调解室", INITIATIVE)}),
    ("云屏煤矿、柳塘水电站通过验收。", {("云屏煤矿", COMPANY), ("柳塘水电站", FACILITY)}),
    ("解决柳家沟、石家院子等2个村民小组吃水问题。", {("柳家沟", VILLAGE), ("石家院子", VILLAGE)}),
    ("云屏光电、远岫药业研发中心等项目加快建设。", {("云屏光电", COMPANY), ("远岫药业", COMPANY), ("远岫药业研发中心", FACILITY)}),
    ("民警葛建军、护林员陶德福获表彰。", {("葛建军", "Person"), ("陶德福", "Person")}),
    ("关停宏岳电镀厂。", {("宏岳电镀厂", COMPANY)}),
    ("贯通经十二路。", {("经十二路", PLACE)}),
    ("在云屏湖国家湿地公园建成监测站。", {("云屏湖国家湿地公园", FACILITY)}),
    ("与江东农业科学院、南岭林业大学签约。", {("江东农业科学院", BODY), ("南岭林业大学", BODY)}),
    ("举办“云屏杯”龙舟邀请赛。", {("云屏杯龙舟邀请赛", CAMPAIGN)}),
    ("“暖巢夜校”开班12期，“禾小帮”志愿驿站服务群众3000人次。", {("暖巢夜校", INITIATIVE), ("禾小帮志愿驿站", FACILITY)}),
    ("新签约新型墙材、生物肥料两个项目。", {("新型墙材项目", PROJECT), ("生物肥料项目", PROJECT)}),
    ("规上企业有云屏面粉厂，其中有一部分小学迁址。", {("云屏面粉厂", COMPANY)}),
    ("检查禾心大药房、老街口农贸市场和A区厂房。", {("禾心大药房", COMPANY), ("老街口农贸市场", FACILITY)}),
    ("浙江客商来访。", {("浙江省", AREA)}),
    ("启动棉坊南里改造。", {("棉坊南里", ESTATE), ("棉坊南里改造", PROJECT)}),
]  # fmt: skip

NONE = [
    "新改建县道30公里，硬化乡道36处，其中环卫工人60名。",
    "工作中环环相扣。",
    "9名调解员要配合街道15个部门办案，镇区有街道干部驻点。",
    "落实“一河一策”，执行“十五条”措施。",
    "兴建人畜饮水工程5处，抗击“2.08”雪灾，在村里建立药材种植基地800亩。",
    "社区被评为法治宣传先进社区，获评区“无讼”创建先进街道。",
    "筹措经费建设日间照料中心，新建2公里健身步道。",
    "建设沿江门户，9名调解员应对街道15个部门的交办。",
    "一是盯紧企业抓落地，三是老旧小区飞线多，整治镇级工业园。",
    "围绕“茶叶立镇、旅游富镇”思路开展工作，打造文化强区。",
    "积极创建省级文明街道。",
    "深化“放管服”改革，贯彻“一国两制”。",
    "推进“十四五”重大工程，整治“半拉子”工程。",
    "推进北方地区清洁取暖，促进大中小城市协调发展，支持中小银行。",
    "深化公立医院改革，建设一流大学，取消省界高速公路收费站。",
    "坚持山水林田湖系统治理。",
    "清理排水沟3公里，建成总部大楼。",
]

# what a street or a town calls by its type alone, or by what was named before
OWN = [
    ("便民服务中心获“市巾帼文明岗”称号。", {("青禾街道便民服务中心", FACILITY)}),
    ("新建青禾街道中心幼儿园投入使用。", {("青禾街道中心幼儿园", FACILITY)}),
    ("改革落地，便民服务中心受理事项900件。", {("青禾街道便民服务中心", FACILITY)}),
    ("党建办主任陶立安获表彰。", {("青禾街道党建办", BODY), ("陶立安", "Person")}),
    ("街道中学、街道人大代表联络站。", {("青禾街道中学", FACILITY), ("青禾街道人大代表联络站", FACILITY)}),
    ("柳塘社区新建食堂，社区党委书记陶立安获评劳模。", {("柳塘社区", "Community"), ("柳塘社区党委", BODY), ("陶立安", "Person")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_sentence_gives_exactly_its_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_slogans_doctrines_and_kinds_name_nothing(text: str) -> None:
    assert names(text) == set()


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_bodies_called_by_their_type_are_the_reports_own(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(f"青禾街道2021年工作总结\n{text}") == expected | {("青禾街道", AREA)}


def test_a_name_that_begins_in_the_midst_of_the_unit_s_begins_with_it() -> None:
    found = names("天河湾街道2021年工作总结\n走访天河湾智谷产业园。天河湾派出所夜查12次。")
    assert found == {("天河湾街道", AREA), ("天河湾智谷产业园", "DevelopmentZone"), ("天河湾派出所", BODY)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a work that is done to a thing is no drive
        ("佳禾食品项目已完成主体工程。", {("佳禾食品项目", PROJECT), ("佳禾食品", COMPANY)}),
        ("砚台小学完成外墙工程。", {("砚台小学", FACILITY)}),
        ("柳溪村实施道路亮化工程2处。", {("柳溪村", VILLAGE)}),
        ("恒达公司中标砚台路改造工程。", {("恒达公司", COMPANY), ("砚台路改造工程", PROJECT), ("砚台路", PLACE)}),
        ("柳溪村实现产值1200万元。", {("柳溪村", VILLAGE)}),
        # what is built has no firm in its place's name
        ("总投资2亿元的柳塘小学扩建工程开工。", {("柳塘小学扩建工程", PROJECT), ("柳塘小学", FACILITY)}),
        # a title tells no street's name
        ("街道获评市级平安街道、省级文明街道。", set()),
        ("区五四红旗团委获表彰。", set()),
        ("开展作风强化年活动。", {("作风强化年", CAMPAIGN)}),
    ],
)
def test_works_that_are_told_of_a_thing_are_no_drive(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # given names that are words of their own, and names of other languages
        ("副镇长丁建平带队走访。", {("丁建平", "Person")}),
        ("丁福山同志当选支部书记。", {("丁福山", "Person")}),
        ("村民丁大山获评劳模。", {("丁大山", "Person")}),
        ("居民艾山江·热合曼获评劳模。", {("艾山江·热合曼", "Person")}),
        ("居民次仁平措获评劳模。", {("次仁平措", "Person")}),
    ],
)
def test_a_person_s_name_may_look_like_words_or_places(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is under way beside a river's name, and by a house's number
        ("岱溪河西岸景观提升工程开工。", {("岱溪河西岸景观提升工程", PROJECT), ("岱溪河", PLACE)}),
        ("岱溪河三期治理工程完工。", {("岱溪河三期治理工程", PROJECT), ("岱溪河", PLACE)}),
        (
            "南山路18号院老旧小区改造完工。",
            {("南山路18号院老旧小区改造", PROJECT), ("南山路18号院", ESTATE)},
        ),
        ("河道治理三期工程完工。", set()),
        (
            "望云小区12号不成套住宅改造60户居民签约。",
            {("望云小区12号不成套住宅改造", PROJECT), ("望云小区", "ResidentialArea")},
        ),
        ("石鼓村通水，石鼓人饮工程铺管。", {("石鼓村", VILLAGE), ("石鼓人饮工程", PROJECT)}),
        ("由原云屏机械厂旧址改建的“远山”创意园开园。", {("云屏机械厂", COMPANY), ("远山创意园", FACILITY)}),
        ("该企业投资800万元上马的除尘改造工程完工。", {("除尘改造工程", PROJECT)}),
        ("南山路沿线立面改造完工。", {("南山路沿线立面改造", PROJECT), ("南山路", PLACE)}),
        ("丽景园地下管廊改造工程完工。", {("丽景园地下管廊改造工程", PROJECT), ("丽景园", "ResidentialArea")}),
        ("柳北一路、云屏大街通车。", {("柳北一路", PLACE), ("云屏大街", PLACE)}),
        # plants by their number, branches of a county's bank, who wins a parcel, shops in a list
        (
            "原云屏第二机床厂棚户区改造项目开工。",
            {("云屏第二机床厂棚户区改造项目", PROJECT), ("云屏第二机床厂", COMPANY)},
        ),
        ("云屏第二机床厂停产。", {("云屏第二机床厂", COMPANY)}),
        ("与县农商行柳塘支行签约。", {("县农商行柳塘支行", COMPANY)}),
        ("远岫化工全年产值3.4亿元。", {("远岫化工", COMPANY)}),
        ("食品工业实现产值3亿元。", set()),
        ("地块由远岫置业以2亿元竞得。", {("远岫置业", COMPANY)}),
        ("万宝惠超市、云海影城等商家入驻。", {("万宝惠超市", COMPANY), ("云海影城", COMPANY)}),
        ("远岫光电Micro OLED封装项目开工。", {("远岫光电", COMPANY), ("远岫光电Micro OLED封装项目", PROJECT)}),
        ("帮助云海信息成功登陆新三板。", {("云海信息", COMPANY)}),
        ("为远岫纺织、云海机电等21家企业争取贷款。", {("远岫纺织", COMPANY), ("云海机电", COMPANY)}),
        ("设立石滩、柳头2个就业驿站。", {("石滩就业驿站", FACILITY), ("柳头就业驿站", FACILITY)}),
        ("云屏第二橡胶厂停产。", {("云屏第二橡胶厂", COMPANY)}),
        (
            "完成石鼓村自来水管网改造。",
            {("石鼓村自来水管网改造", PROJECT), ("石鼓村", VILLAGE)},
        ),
        ("启动云屏中学周边地块摸底。", {("云屏中学周边地块", PLACE), ("云屏中学", FACILITY)}),
        ("筹集“爱心一日捐”善款6万元。", {("爱心一日捐", CAMPAIGN)}),
        # bodies by their level
        ("被自治区教育厅确定为试点。", {("自治区教育厅", BODY)}),
        ("获市残联补贴10万元。", {("市残联", BODY)}),
        ("与柳塘铁路小学共建。", {("柳塘铁路小学", FACILITY)}),
        ("翠湖居民区换届。", {("翠湖居民区", "Community")}),
        ("《云屏晚报》报道12次。", {("云屏晚报", BODY)}),
        ("成立“夕照巡逻队”，巡逻90次。", {("夕照巡逻队", BODY)}),
        ("以青峰、石鼓社区为试点。", {("青峰社区", "Community"), ("石鼓社区", "Community")}),
        ("胜利村完成换届，和平村修路。", {("胜利村", VILLAGE), ("和平村", VILLAGE)}),
        # no names
        ("得95分，名列全区街道第3名。", set()),
        ("签约“3010”项目1个。", set()),
        ("对废品收购站开展检查。", set()),
        ("部分村集体收入低。", set()),
        ("和平社区换届，饮水工程完工。", {("和平社区", "Community")}),
        ("各村召开民主议事会90次，召开居民议事协商会9次。", set()),
        ("争创全省平安建设先进街道。", set()),
    ],
)
def test_works_firms_and_bodies_beside_what_they_are_called_after(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_the_office_in_the_title_is_the_street_itself() -> None:
    found = names("青禾街道办事处2021年工作总结\n青禾街道办事处受理事项900件。")
    assert found == {("青禾街道", AREA)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与文山州结对。", {("文山州", AREA)}),
        ("从云屏机场接回人员。", {("云屏机场", FACILITY)}),
        ("砚台路西延线建成通车。", {("砚台路西延线", PROJECT), ("砚台路", PLACE)}),
        ("完成砚台路架空线入地2公里。", {("砚台路架空线入地", PROJECT), ("砚台路", PLACE)}),
        # the dictionary runs place and name together
        ("引进广西桂锦缘丝绸有限公司。", {("广西桂锦缘丝绸有限公司", COMPANY)}),
        # what a village has built; what is done there is no part of a name
        ("柳溪村百亩药材大棚基地投用。", {("柳溪村百亩药材大棚基地", FACILITY), ("柳溪村", VILLAGE)}),
        ("柳溪村建设药材基地2个。", {("柳溪村", VILLAGE)}),
        # members before a count of villages, firms before their work or beside what they do
        ("在青岩、黄土坝两村建成渠道。", {("青岩村", VILLAGE), ("黄土坝", VILLAGE)}),
        ("春岚米业稻谷加工扩建项目动工。", {("春岚米业", COMPANY)}),
        ("由恒岚鞋材租用。", {("恒岚鞋材", COMPANY)}),
        # kinds are no names
        ("入选首批节点村。", set()),
        ("柳溪村拆违1处。综合排名在全市120个街镇中列第3位。", {("柳溪村", VILLAGE)}),
        ("实行干部包路段、包楼院。", set()),
        ("紧扣“生态立镇、产业富镇、文旅兴镇”的思路。", set()),
    ],
)
def test_forms_beside_kinds(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_drive_told_by_a_short_word_is_the_one_told_in_full() -> None:
    assert names("启动全国文明城市创建。印发创文手册。") == {("全国文明城市创建", "Campaign")}
    assert names("印发创文手册。") == {("创文", "Campaign")}
