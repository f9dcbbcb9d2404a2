"""Names by what stands before, behind and beside them; all names are invented."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # roads by their number, houses by theirs
        ("整治育英二路占道经营。", {("育英二路", PLACE)}),
        (
            "柳塘路8号院、石鼓街12号院改造完工。",
            {
                ("柳塘路8号院", ESTATE),
                ("柳塘路8号院改造", PROJECT),
                ("石鼓街12号院", ESTATE),
                ("石鼓街12号院改造", PROJECT),
            },
        ),
        ("建设翠湖碧道。", {("翠湖碧道", PLACE)}),
        ("收储部分地块3宗。", set()),
        # what is being done away with is a drive behind 开展 only
        ("开展自建房安全专项整治，推进废旧市场专项整治。", {("自建房安全专项整治", CAMPAIGN)}),
        ("全面推行河长制、林长制。", {("河长制", INITIATIVE), ("林长制", INITIATIVE)}),
        # a firm's own body, a project's firm that is known in full
        ("云屏机械公司党委结对柳塘社区。", {("云屏机械公司", COMPANY), ("柳塘社区", "Community")}),
        (
            "云恒机械有限公司投资2亿元。云恒精密轴承项目开工。",
            {("云恒机械有限公司", COMPANY), ("云恒精密轴承项目", PROJECT)},
        ),
        ("柳塘、翠湖股份合作公司分红。", {("柳塘股份合作公司", COMPANY), ("翠湖股份合作公司", COMPANY)}),
        ("新上生产线2条。", set()),
        # works shared by what is counted or renewed
        (
            "对柳塘社区、翠湖社区实施提质提档。",
            {
                ("柳塘社区", "Community"),
                ("柳塘社区提质提档", PROJECT),
                ("翠湖社区", "Community"),
                ("翠湖社区提质提档", PROJECT),
            },
        ),
        (
            "柳塘、翠湖2个村安全饮水改造工程完工。",
            {
                ("柳塘村", VILLAGE),
                ("柳塘村安全饮水改造工程", PROJECT),
                ("翠湖村", VILLAGE),
                ("翠湖村安全饮水改造工程", PROJECT),
            },
        ),
        ("岚苑二期启动建设。", {("岚苑二期", PROJECT), ("岚苑", ESTATE)}),
        # kinds of areas and houses
        ("农户搬入新居，最美街道评选结束。", set()),
        ("荣获“最美街道”称号。", set()),
        ("建成村级文化大院。", set()),
        ("青禾街道社区养老服务中心开工。", {("青禾街道社区养老服务中心", FACILITY)}),
        ("朝阳社区获评市级文明社区。", {("朝阳社区", "Community")}),
        (
            "石鼓村上湾组、刘家老屋组完成改厕。",
            {("石鼓村", VILLAGE), ("上湾组", VILLAGE), ("刘家老屋组", VILLAGE)},
        ),
    ],
)
def test_shared_works_and_plain_kinds(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what lies along a river or over it bears its name, and holds it
        ("建成云竹河滨水绿道3公里。", {("云竹河", PLACE), ("云竹河滨水绿道", PLACE)}),
        ("新建清溪河漫水桥、柳溪大桥。", {("清溪河", PLACE), ("清溪河漫水桥", PLACE), ("柳溪大桥", PLACE)}),
        # a district whose name ends in a word of the dictionary
        ("鼓台区柳堤街道2016年工作总结", {("鼓台区", AREA), ("柳堤街道", AREA)}),
        # stretches of lines, banks and crossings
        ("云江铁路青禾段交付土地243亩。", {("云江铁路", PLACE), ("云江铁路青禾段", PLACE)}),
        ("在柳溪大桥、下湾路口等处设立卡点14个。", {("柳溪大桥", PLACE), ("下湾路口", PLACE)}),
        ("修复云屏海堤600米。", {("云屏海堤", PLACE)}),
        ("建设柳溪滨水公园。", {("柳溪滨水公园", FACILITY)}),
        ("对龙山路两侧建筑物进行改造。", {("龙山路", PLACE)}),
        # hamlets, groups and estates by the work on them or the head of a list
        ("上湾头城中村改造签约612户。", {("上湾头", VILLAGE), ("上湾头城中村改造", PROJECT)}),
        ("该村陶家老屋获评市级“美丽屋场”。", {("陶家老屋", VILLAGE)}),
        ("启动云航新村未来社区申报。", {("云航新村", ESTATE), ("云航新村未来社区", PROJECT)}),
        (
            "柳苑、翠景花园等9个老旧小区改造完工。",
            {("柳苑", ESTATE), ("柳苑老旧小区改造", PROJECT), ("翠景花园", ESTATE), ("翠景花园老旧小区改造", PROJECT)},
        ),
        ("提升松盛苑、北湖湾2个“红色物业”小区管理水平。", {("松盛苑", ESTATE), ("北湖湾", ESTATE)}),
        (
            "社区辖寨子、大坪、桃树箐、岔河4个居民小组。",
            {("寨子村", VILLAGE), ("大坪", VILLAGE), ("桃树箐", VILLAGE), ("岔河村", VILLAGE)},
        ),
        ("翠湖、石鼓社区获评充分就业社区。", {("翠湖社区", "Community"), ("石鼓社区", "Community")}),
        # a park that costs so much, or begins then, is being built
        ("云恒智能装备产业园总投资12亿元。", {("云恒智能装备产业园", PROJECT)}),
        ("推动云恒智能装备产业园6月底前开工。", {("云恒智能装备产业园", PROJECT)}),
        # what settles in a park is not the park as a project
        ("跟踪服务云屏文创园项目，确保年底前投入运营。", {("云屏文创园项目", PROJECT)}),
        ("落户云屏产业园项目3个。", {("云屏产业园", "DevelopmentZone")}),
        # who builds a park; how it is built is no name
        (
            "云屏书画园由云恒智能公司和青禾城投公司共同投资建设。",
            {("云恒智能公司", COMPANY), ("青禾城投公司", COMPANY)},
        ),
        ("建设“云上花海”田园综合体。", {("云上花海田园综合体", FACILITY)}),
        ("建成柳溪湿地公园，被命名为江北省科普教育基地。", {("柳溪湿地公园", FACILITY), ("柳溪湿地", PLACE)}),
        # one quoted name beside another
        ("打造“石鼓红韵”“柳塘匠心”等示范点6个。", {("石鼓红韵", INITIATIVE), ("柳塘匠心", INITIATIVE)}),
        ("备案社区社会组织126家。", set()),
        ("建成法治文化长廊2处，开通云屏至柳江的公交线路2条。", set()),
        # firms for which something is done
        ("为云恒电子协调用地60亩。", {("云恒电子", COMPANY)}),
        ("为企业减免租金，为居民解决问题。", set()),
        # verbs before firms, sums in words, people with what they are
        ("两家企业获云信银行授信3500万元。", {("云信银行", COMPANY)}),
        ("引进投资近亿元的云恒轴承项目。", {("云恒", COMPANY), ("云恒轴承项目", PROJECT)}),
        ("宝达计算机获评“智能制造试点示范”。", {("宝达计算机", COMPANY)}),
        ("侨亲陶立安捐资500万元。", {("陶立安", "Person")}),
        ("翠湖社区网格员李海东受表彰。", {("翠湖社区", "Community"), ("李海东", "Person")}),
        ("石鼓村老人会办起长者食堂。", {("石鼓村", VILLAGE), ("石鼓村老人会", BODY)}),
        # quoted shops and works; a village whose name is a word; where a plant's workers live
        ("吸引“裕云茶楼”等7家首店入驻。", {("裕云茶楼", COMPANY)}),
        ("“昆云序”项目开工建设。", {("昆云序项目", PROJECT)}),
        ("改建七道沟村、飞跃村、太平村办公室。", {("七道沟村", VILLAGE), ("飞跃村", VILLAGE), ("太平村", VILLAGE)}),
        # the first of its kind, but no honour
        ("全市首家“幸福里”邻里中心启用。", {("幸福里邻里中心", FACILITY)}),
        ("获评全国首家“智慧工地”。", set()),
        # stations by their voltage, offices of banks, families
        ("110千伏云屏变电站投入运行。", {("110千伏云屏变电站", FACILITY)}),
        ("云屏农商银行柳塘分理处开业。", {("云屏农商银行柳塘分理处", COMPANY)}),
        ("柳塘社区周建民家庭获评最美家庭。", {("柳塘社区", "Community"), ("周建民", "Person")}),
        ("石鼓村文明家庭受表彰。", {("石鼓村", VILLAGE)}),
        ("柳塘菜市场改造成标准化农贸市场。", {("柳塘菜市场", FACILITY)}),
        # no names: a road to villages, what something is brought into, a title
        ("新修通村公路8.6公里，通村率100%。", set()),
        ("将党课带进社区、园区。", set()),
        ("聚云花园等26个小区获评无疫小区。", {("聚云花园", ESTATE)}),
    ],
)
def test_stretches_lists_and_what_stands_before_a_name(text: str, expected: set[tuple[str, str]]) -> None:
    assert names(text) == expected
