// 各项比率达到多少？
MATCH (rate:Measurement {kind: 'rate', unitText: '%'})-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
WHERE rate.status <> 'Planned'
OPTIONAL MATCH (report)-[:REPORTING_UNIT]->(body)
RETURN DISTINCT body.name AS unit, rate.indicatorText AS indicator, rate.comparator AS comparator, rate.value AS percent,
    rate.periodStart AS start, rate.periodEnd AS end
ORDER BY unit, indicator, start, percent
