"""What numbers are about, sentence by sentence; all names are invented."""

from __future__ import annotations

import pytest

from kg.extract.scope import topics
from tests.extract.sentences import UNIT, Names, read

NAMES: Names = {
    "街道": f"AdministrativeArea={UNIT}",
    "岱溪区": "AdministrativeArea",
    "湖岭镇": "AdministrativeArea",
    "柳塘社区": "Community",
    "翠湖社区": "Community",
    "石鼓村": "Village",
    "柳湾": "Village",
    "云屏邻里中心": "Facility",
    "翠湖养老中心": "Facility",
    "云屏光电": "Company",
    "远岫科技": "Company",
    "云屏封装项目": "Project",
    "远岫总部项目": "Project",
    "清风行动": "Campaign",
    "微光平台": "Initiative",
    "邻里食堂": "Initiative",
    "岱溪发布": "Organization",
    "云屏派出所": "Organization",
    "云屏路": "Place",
    "长柳河整治工程": "Project",
    "长柳河": "Place",
    "石鼓旧村更新项目": "Project",
}


def about(text: str) -> list[tuple[str, list[str]]]:
    readings, layout = read(text, NAMES)
    named = {i: m.name for r in readings for i, m in r.names}
    return [
        (text[number.quantity.begin : number.quantity.end], [named[i] for i in indices])
        for reading, topic in zip(readings, topics(readings, layout), strict=True)
        for number, indices in zip(reading.measured, topic.numbers, strict=True)
    ]


ONE_SENTENCE = [
    ("柳塘社区清理杂物30处。", [("30处", ["柳塘社区"])]),
    # a rate with a subject of its own, and what is done anew beside a house that was only built
    ("长柳河水质稳定，垃圾分类准确率达89%。", [("89%", [])]),
    ("长柳河清淤3公里，水质达标率100%。", [("3公里", ["长柳河"]), ("100%", [])]),
    ("建成云屏邻里中心，举办招聘会11场。", [("11场", [])]),
    ("云屏邻里中心开展讲座11场，服务300人。", [("11场", ["云屏邻里中心"]), ("300人", ["云屏邻里中心"])]),
    # the reporting unit and what lies above it go without saying
    ("岱溪区下达街道任务20项。", [("20项", [])]),
    # each item of a list has its own name
    ("云屏邻里中心拆迁7户、翠湖养老中心拆迁3户。", [("7户", ["云屏邻里中心"]), ("3户", ["翠湖养老中心"])]),
    ("在柳塘社区、翠湖社区等4个社区设立窗口。", [("4个", ["柳塘社区", "翠湖社区"])]),
    # a bracket behind the number lists what it counts, a number in a bracket belongs to the name before
    ("区重点项目2个（云屏封装项目、远岫总部项目），续建5个。",
     [("2个", ["云屏封装项目", "远岫总部项目"]), ("5个", [])]),
    ("完成翠湖养老中心（床位60张）改造。", [("60张", ["翠湖养老中心"])]),
    ("总投资3亿元的云屏封装项目、总投资2亿元的远岫总部项目已开工。",
     [("3亿元", ["云屏封装项目"]), ("2亿元", ["远岫总部项目"])]),
    # what an investor spends is about the investor too, what a project costs about the project alone
    ("远岫科技投资3亿元建设的云屏封装项目已开工。", [("3亿元", ["远岫科技", "云屏封装项目"])]),
    ("远岫科技的云屏封装项目总投资3亿元。", [("3亿元", ["云屏封装项目"])]),
    ("占地80亩、总投资3亿元的云屏封装项目已开工。", [("80亩", ["云屏封装项目"]), ("3亿元", ["云屏封装项目"])]),
    # a company brought in goes on acting
    ("引进远岫科技，投资3亿元，吸纳劳动力40人。", [("3亿元", ["远岫科技"]), ("40人", ["远岫科技"])]),
    # names are carried on to a clause without its own, but not past a semicolon
    ("云屏派出所受理纠纷40起，化解38起；举办讲座5场。",
     [("40起", ["云屏派出所"]), ("38起", ["云屏派出所"]), ("5场", [])]),
    ("云屏派出所受理纠纷40起，各社区上报线索12条。", [("40起", ["云屏派出所"]), ("12条", [])]),
    ("云屏封装项目、远岫总部项目投资分别为3亿元、2亿元。",
     [("3亿元", ["云屏封装项目"]), ("2亿元", ["远岫总部项目"])]),
    ("投资80万元，在柳塘社区、翠湖社区安装路灯90盏。",
     [("80万元", ["柳塘社区", "翠湖社区"]), ("90盏", ["柳塘社区", "翠湖社区"])]),
    # what is set up on the way counts for its own number only
    ("在“岱溪发布”推送文章30篇，开设“邻里食堂”“微光平台”两个专栏，阅读量达8000次。",
     [("30篇", ["岱溪发布"]), ("两个", ["邻里食堂", "微光平台", "岱溪发布"]), ("8000次", ["岱溪发布"])]),
    # of areas in a row the last, of a name in a name the outer
    ("石鼓村柳湾搬迁12户。", [("12户", ["柳湾"])]),
    # a work's number is of the place in its name too, but not what it costs
    ("长柳河整治工程清淤3公里。", [("3公里", ["长柳河整治工程", "长柳河"])]),
    ("长柳河整治工程总投资3亿元。", [("3亿元", ["长柳河整治工程"])]),
    ("投入80万元对云屏路、长柳河进行改造。", [("80万元", ["云屏路", "长柳河"])]),
    # where the unit lies and what is excepted is no topic
    ("柳塘社区位于湖岭镇东部，面积3平方公里。", [("3平方公里", ["柳塘社区"])]),
    ("除云屏路外，其余5条道路均已通车。", [("5条", [])]),
    # a drive that opens the sentence holds along with the names of each clause, till the next drive or a semicolon
    ("开展清风行动，柳塘社区清理杂物30处，走访200户；新建公园2处。",
     [("30处", ["柳塘社区", "清风行动"]), ("200户", ["柳塘社区", "清风行动"]), ("2处", [])]),
    ("清风行动开展以来，清理杂物30处；走访200户。", [("30处", ["清风行动"]), ("200户", ["清风行动"])]),
    # a clause about an honour is done with its bearer, and a body that only helps is no topic of the next clause
    ("柳塘社区创成省级卫生社区，刑事警情下降10%。", [("10%", [])]),
    ("由远岫科技更换管网3公里，投诉降到31件。", [("3公里", ["远岫科技"]), ("31件", [])]),
    # the count of projects is of those that are named later, what the plan adds by itself is not
    ("签约项目8个，协议投资20亿元，其中云屏封装项目已开工，在谈项目3个。",
     [("8个", ["云屏封装项目"]), ("20亿元", []), ("3个", [])]),
    ("争取资金80万元，居民自筹41万元，对柳塘社区进行改造。",
     [("80万元", ["柳塘社区"]), ("41万元", ["柳塘社区"])]),
    ("辖区东至云屏路，面积3平方公里。", [("3平方公里", [])]),
    # who only joins in; what has come to an end; a bare change; what roads have nothing to do with
    ("联合云屏派出所举办清风行动，发放手册80份。", [("80份", ["清风行动"])]),
    ("柳塘社区、翠湖社区顺利摘帽，脱贫率98%。", [("98%", [])]),
    ("云屏派出所破获案件9起，警情同比下降12%。", [("9起", ["云屏派出所"]), ("12%", [])]),
    ("拓宽云屏路2公里，新增泊位30个。", [("2公里", ["云屏路"]), ("30个", [])]),
    ("翠湖养老中心建成启用，新建步道5公里，新设座椅9处。", [("5公里", []), ("9处", [])]),
    ("翠湖养老中心建成启用，新增床位60张。", [("60张", ["翠湖养老中心"])]),
    # what the unit consists of; whom an appointment names; a firm and what it runs
    ("街道辖柳塘社区、翠湖社区，人口6万人。", [("6万人", [])]),
    ("引进远岫科技运营翠湖养老中心，设床位36张。", [("36张", ["翠湖养老中心"])]),
    ("柳塘社区党员组成服务队，走访老人300户。", [("300户", ["柳塘社区"])]),
    ("辖区翠湖养老中心启用，新增座椅30个。", [("30个", ["翠湖养老中心"])]),
    ("整治云屏路、长柳河，硬化路面3000平方米。", [("3000平方米", ["云屏路", "长柳河"])]),
    # a firm's own growth; the growth of something else though a drive is on
    ("云屏光电完成产值5亿元，同比增长12%。", [("5亿元", ["云屏光电"]), ("12%", ["云屏光电"])]),
    ("深入开展清风行动，走访商户30家，发案率同比下降12%。", [("30家", ["清风行动"]), ("12%", [])]),
    # an area elsewhere counts where it is helped
    ("对口支援岱溪区，选派干部5名。", [("5名", ["岱溪区"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_SENTENCE)
def test_numbers_of_a_sentence(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert about(text) == expected


def test_a_drive_that_opens_a_section_lasts() -> None:
    text = "（一）生态环境持续改善。深入开展清风行动，机关干部和志愿者全员参与沿河垃圾清理和漂浮物打捞。截至目前，出动人员90人次，清理垃圾60吨。"
    assert about(text) == [("90人次", ["清风行动"]), ("60吨", ["清风行动"])]


def test_a_new_topic_ends_the_drive() -> None:
    text = "（一）民生持续改善。深入开展清风行动，机关干部和志愿者全员参与沿河垃圾清理和漂浮物打捞。做好就业服务，举办招聘会5场。"
    assert about(text) == [("5场", [])]


def test_a_drive_of_the_title_lasts_through_topics() -> None:
    text = "（一）微光平台提质增效。建设微光平台，机关干部和志愿者全员参与信息核对和数据更新等工作。做好信息采集，采集数据80条。"
    assert about(text) == [("80条", ["微光平台"])]


def test_a_drive_holds_for_its_section_only() -> None:
    text = "（一）环境持续改善。\n深入开展清风行动，机关干部和志愿者全员参与沿河垃圾清理和漂浮物打捞。\n（二）民生持续改善。\n举办招聘会5场。"
    assert about(text) == [("5场", [])]


def test_a_sentence_that_goes_on_keeps_the_names_before() -> None:
    text = "启动云屏路清障工作。目前已签约40户。"
    assert about(text) == [("40户", ["云屏路"])]


def test_members_named_in_the_next_sentence() -> None:
    text = "共有2个项目已开工。包括云屏封装项目、远岫总部项目。"
    assert about(text) == [("2个", ["云屏封装项目", "远岫总部项目"])]


def test_acts_are_about_the_names_in_their_scope() -> None:
    readings, layout = read("柳塘社区举办讲座5场。", NAMES)
    (topic,) = topics(readings, layout)
    assert topic.acts == ((0,),)
    assert topic.drive is None


def test_the_drive_of_a_sentence() -> None:
    readings, layout = read("开展清风行动，清理垃圾60吨。", NAMES)
    (topic,) = topics(readings, layout)
    assert topic.drive == 0


def test_a_sentence_that_goes_on_with_what_a_project_is() -> None:
    assert about("全年推进云屏封装项目。总投资3亿元，占地80亩。") == [
        ("3亿元", ["云屏封装项目"]),
        ("80亩", ["云屏封装项目"]),
    ]


def test_in_a_plan_each_clause_is_an_action_of_its_own() -> None:
    text = "三、下一步工作打算\n启动长柳河整治工程，涉及住户40户，新建公园2处，引进企业5家。"
    assert about(text) == [("40户", ["长柳河整治工程", "长柳河"]), ("2处", []), ("5家", [])]
    text = "三、下一步工作打算\n抓好两件事：一是启动长柳河整治工程，新建公园2处；二是引进企业5家。"
    assert about(text) == [("2处", ["长柳河整治工程", "长柳河"]), ("5家", [])]
    text = "三、下一步工作打算\n打造“微光平台”，新建站点6个，引进企业5家。"
    assert about(text) == [("6个", ["微光平台"]), ("5家", ["微光平台"])]


def test_a_heading_s_campaign_lasts_through_the_paragraphs_of_its_section() -> None:
    text = "一、清风行动成效明显\n检查商户20家。\n清理楼道30处。\n二、民生保障\n新建公园2处。"
    assert about(text) == [("20家", ["清风行动"]), ("30处", ["清风行动"]), ("2处", [])]


def test_a_title_shares_more_with_a_project_than_a_common_word() -> None:
    text = "（一）城乡更新提速。\n石鼓旧村更新项目完成签约80户。做好日常保洁，清理杂物30处。"
    assert about(text) == [("80户", ["石鼓旧村更新项目"]), ("30处", [])]


def test_an_item_s_short_title_sets_its_drive() -> None:
    text = "一是打赢清风行动。检查商户20家。积极推进治理，清理楼道30处。二是抓好民生。新建公园2处。"
    assert about(text) == [("20家", ["清风行动"]), ("30处", ["清风行动"]), ("2处", [])]
