// 报告承认了哪些问题？
MATCH (trouble:Problem)-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
OPTIONAL MATCH (report)-[:REPORTING_UNIT]->(body)
OPTIONAL MATCH (trouble)-[:WORK_AREA]->(area:WorkArea)
RETURN DISTINCT body.name AS unit, report.periodStart AS start, report.periodEnd AS end, area.name AS area,
    trouble.name AS problem
ORDER BY unit, start, problem
