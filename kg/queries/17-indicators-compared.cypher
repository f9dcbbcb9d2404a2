// 同一指标在不同年份、不同街道是多少？
MATCH (report:Report)<-[:WAS_DERIVED_FROM]-(:Evidence)<-[:EVIDENCE]-(figure:Measurement {status: 'Achieved'})-[:INDICATOR]->(concept:Indicator)
WITH concept, collect(DISTINCT report) AS reports, collect({figure: figure, report: report}) AS found
WHERE size(reports) > 1
UNWIND found AS each
WITH concept, each.figure AS figure, each.report AS report
OPTIONAL MATCH (report)-[:REPORTING_UNIT]->(body)
RETURN DISTINCT concept.name AS indicator, body.name AS unit, figure.periodStart AS start, figure.periodEnd AS end,
    figure.kind AS kind, figure.value AS value, figure.unitText AS unitText
ORDER BY indicator, unit, start, kind, value
