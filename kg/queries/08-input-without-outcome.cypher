// 哪些活动有投入而没有写明成效？
MATCH (means)<-[:HAS_INPUT]-(act:Activity)-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
WHERE NOT (act)-[:HAS_OUTCOME]->()
RETURN DISTINCT act.name AS activity, act.status AS status, means.indicatorText AS indicator, means.name AS input,
    report.sourceFile AS file
ORDER BY file, activity, indicator, input
