// 有哪些报告，各记录了多少事实？
MATCH (report:Report:Jiedao)
OPTIONAL MATCH (report)-[:REPORTING_UNIT]->(body)
RETURN report.sourceFile AS file, body.name AS unit, report.periodStart AS start, report.periodEnd AS end,
    COUNT { MATCH (report)<-[:WAS_DERIVED_FROM]-(:Evidence)<-[:EVIDENCE]-(fact:Activity|Result|Problem) RETURN DISTINCT fact } AS facts
ORDER BY file
