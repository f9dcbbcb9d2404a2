/** Texts of the interface in Chinese and English; names of kinds and properties come with the data. */

import type { Model } from "./model";

export type Language = "zh" | "en";

const TEXTS = {
  title: ["街道工作报告知识图谱", "Work report knowledge graph"],
  skip: ["跳到主要内容", "Skip to the main part"],
  search: ["按名称查找…", "Search by name…"],
  searchLabel: ["按名称查找社区、企业、项目、活动、指标", "Search communities, companies, projects, activities, indicators by name"],
  found: ["找到 {0} 项", "{0} found"],
  foundMore: ["找到 {0} 项，列出前 {1} 项", "{0} found, the first {1} listed"],
  none: ["没有找到", "Nothing found"],
  language: ["English", "中文"],
  tabGraph: ["图谱与原文", "Graph and text"],
  tabResults: ["指标数据", "Results"],
  tabCharts: ["图表对比", "Charts"],
  views: ["视图", "Views"],
  legend: ["图例与筛选", "Legend and filter"],
  all: ["全选", "All"],
  noKind: ["全不选", "None"],
  roles: ["结果的角色（边框）", "Role of a result (border)"],
  roleInput: ["投入：点线", "input: dotted"],
  roleOutput: ["产出：实线", "output: solid"],
  roleOutcome: ["成效：双线", "outcome: double"],
  plannedLook: ["计划中：半透明", "planned: pale"],
  path: ["两点之间的路径", "Path between two nodes"],
  pathFrom: ["起点", "From"],
  pathTo: ["终点", "To"],
  pathFind: ["查找路径", "Find path"],
  pathClear: ["清除", "Clear"],
  pathPick: ["（先在图中选中，再点“设为起点/终点”）", "(select a node, then “From here” / “To here”)"],
  pathNone: ["两者之间没有路径", "No path between the two"],
  pathLength: ["路径：{0} 步", "Path of {0} steps"],
  asFrom: ["设为起点", "From here"],
  asTo: ["设为终点", "To here"],
  layout: ["布局", "Layout"],
  layoutClusters: ["分组", "Clusters"],
  layoutForce: ["力导向", "Force"],
  layoutRings: ["同心圆", "Rings"],
  zoomIn: ["放大", "Zoom in"],
  zoomOut: ["缩小", "Zoom out"],
  fit: ["适应窗口", "Fit"],
  overview: ["回到总览", "Overview"],
  showAll: ["全部展开", "Show all"],
  png: ["下载 PNG", "PNG"],
  svg: ["下载 SVG", "SVG"],
  graphLabel: [
    "关系图。方向键移动选择，回车展开或收起，加减号缩放，0 适应窗口，Esc 取消选择。",
    "Graph. Arrow keys move the selection, Enter expands or collapses, plus and minus zoom, 0 fits, Escape clears.",
  ],
  more: ["还有 {0} 个", "{0} more"],
  shown: ["画面上：节点 {0}/{1}、边 {2}/{3}、报告 {4}/{5}、分组 {6}", "On screen: {0} of {1} nodes, {2} of {3} edges, {4} of {5} reports; {6} groups"],
  capped: ["——节点过多，未全部展开；其余请筛选后再展开，或逐个点开", "— too many to open at once; filter or expand for the rest"],
  otherArea: ["其他领域", "other areas"],
  details: ["详情", "Details"],
  detailsHint: [
    "点击图中的节点、原文中的句子或表格中的一行，这里显示其内容和原文依据。",
    "Click a node, a sentence of the text or a row of the table to see what it says and where it was read.",
  ],
  expand: ["展开", "Expand"],
  collapse: ["收起", "Collapse"],
  hide: ["隐藏", "Hide"],
  evidence: ["原文依据", "Evidence"],
  evidenceAt: ["{0} 第 {1}–{2} 字", "{0}, characters {1}–{2}"],
  official: ["{0}年官方区划名录所列（非报告所述）", "On the official list of {0} (not said by the report)"],
  relations: ["关系", "Relations"],
  moreRelations: ["其余 {0} 项…", "{0} more…"],
  rule: ["抽取规则", "Rule"],
  confidence: ["置信度", "Confidence"],
  statement: ["陈述", "Statement"],
  sentenceFacts: ["本句中的事实（{0}）", "Facts of this sentence ({0})"],
  noFacts: ["本句没有抽取到事实", "No fact was read from this sentence"],
  text: ["报告原文", "Report"],
  textLabel: ["报告原文；上下键逐句移动，回车显示该句的事实", "Text of the report; up and down move by sentence, Enter shows its facts"],
  report: ["报告", "Report"],
  unitColumn: ["街道/报告", "Sub-district"],
  indicator: ["指标", "Indicator"],
  value: ["数值", "Value"],
  comparator: ["符号", "Sign"],
  unit: ["单位", "Unit"],
  change: ["增减", "Change"],
  form: ["类型", "Kind"],
  role: ["角色", "Role"],
  status: ["状态", "Status"],
  period: ["时期", "Period"],
  place: ["地点", "Place"],
  about: ["涉及对象", "About"],
  activity: ["活动", "Activity"],
  source: ["原文", "Text"],
  showSource: ["查看", "Show"],
  filter: ["筛选所有列…", "Filter all columns…"],
  filterColumn: ["筛选", "filter"],
  numberFilter: [">100  10..20", ">100  10..20"],
  csv: ["下载 CSV", "Download CSV"],
  rows: ["{0} / {1} 行", "{0} of {1} rows"],
  any: ["全部", "all"],
  amount: ["数量", "amount"],
  changeKind: ["增减", "change"],
  rate: ["比率", "rate"],
  rank: ["位次", "rank"],
  context: ["背景", "context"],
  compare: ["同一指标的年度与街道对比", "The same indicator over years and units"],
  planResult: ["计划与结果对比", "Plan against result"],
  plan: ["计划", "plan"],
  result: ["结果", "result"],
  chartPick: ["选择指标", "Choose an indicator"],
  chartFilter: ["筛选指标…", "Filter indicators…"],
  chartNone: [
    "这些报告中没有可以对比的指标：同一指标需要出现在两个年度、两个街道，或既有计划又有结果。",
    "Nothing to compare: an indicator must occur for two years or two units, or both as plan and as result.",
  ],
  chartData: ["图表数据", "Data of the charts"],
  chartMany: ["同期有多个数值时，图中取原文中最先出现的一个，其余列在下表。", "Where a period has several values the chart shows the one that stands first in the text; the table lists all."],
  chartTop: ["图中显示数值最多的 {0} 个单位，其余列在下表。", "The charts show the {0} units with most values; the table lists all."],
  years: ["年度", "years"],
  units: ["街道", "units"],
  about_: ["关于", "About"],
  close: ["关闭", "Close"],
  licences: ["本页使用的开源程序库及其许可证", "Open-source libraries of this page and their licences"],
  selected: ["已选中 {0}", "{0} selected"],
  altLabel: ["别名", "also called"],
  sourceFile: ["文件", "file"],
} as const;

export type Key = keyof typeof TEXTS;

export class Words {
  constructor(
    public language: Language,
    private readonly model: Model,
  ) {}

  /** A text of the interface, {0}, {1} … filled in. */
  say(key: Key, ...values: (string | number)[]): string {
    return TEXTS[key][this.language === "zh" ? 0 : 1].replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));
  }

  /** Label of a class, property or concept by local name. */
  term(name: string): string {
    if (name === "altLabel" || name === "sourceFile") return this.say(name);
    const at = this.model.term.get(name);
    return at === undefined ? name : this.model.data.terms[at][this.language === "zh" ? 1 : 2];
  }

  role(role: string): string {
    return role ? this.term(role) : this.say("context");
  }

  form(kind: string): string {
    return kind === "change" ? this.say("changeKind") : kind in TEXTS ? this.say(kind as Key) : kind;
  }
}
