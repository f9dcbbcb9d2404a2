// 哪些指标增长最快？
MATCH (change:Measurement {kind: 'change', unitText: '%'})-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
WHERE change.status <> 'Planned' AND change.value > 0
RETURN change.indicatorText AS indicator, change.value AS percent, change.periodStart AS start, change.periodEnd AS end,
    report.sourceFile AS file
ORDER BY percent DESC, change.uri
LIMIT 20
