// 各项比率达到多少？
MATCH (rate:Measurement {kind: 'rate', unitText: '%'})-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
WHERE rate.status <> 'Planned' AND rate.indicatorText =~ '.*((率|满意度|安全感)$|占|比例|比重).*' AND NOT rate.indicatorText CONTAINS '计划'
OPTIONAL MATCH (report)-[:REPORTING_UNIT]->(body)
OPTIONAL MATCH (rate)-[:ABOUT]->(about)
RETURN DISTINCT body.name AS unit, rate.indicatorText AS indicator, about.name AS about, rate.comparator AS comparator,
    rate.value AS percent, rate.periodStart AS start, rate.periodEnd AS end
ORDER BY unit, indicator, start, about, percent
