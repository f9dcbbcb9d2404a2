// 上一份报告计划要办的事，下一份报告办得怎样？
MATCH (last:Report)-[:REPORTING_UNIT]->(body)<-[:REPORTING_UNIT]-(next:Report)
WHERE last.periodStart < next.periodStart
    AND NOT EXISTS { (between:Report)-[:REPORTING_UNIT]->(body)
        WHERE last.periodStart < between.periodStart AND between.periodStart < next.periodStart }
MATCH (last)<-[:WAS_DERIVED_FROM]-(:Evidence)<-[:EVIDENCE]-(planned:Activity {status: 'Planned'})
MATCH (planned)-[:INVOLVES|AT_PLACE|PART_OF_CAMPAIGN]->(thing:Undertaking|Facility|Policy)
OPTIONAL MATCH (thing)<-[:INVOLVES|AT_PLACE|PART_OF_CAMPAIGN]-(act:Activity)-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(next)
WHERE act.status <> 'Planned'
RETURN DISTINCT body.name AS unit, thing.name AS thing, planned.name AS plan, act.name AS done, act.status AS status
ORDER BY unit, thing, plan, done
