// 上一份报告的目标，下一份报告怎么说？
MATCH (last:Report)-[:REPORTING_UNIT]->(body)<-[:REPORTING_UNIT]-(next:Report)
WHERE last.periodStart < next.periodStart
    AND NOT EXISTS { (between:Report)-[:REPORTING_UNIT]->(body)
        WHERE last.periodStart < between.periodStart AND between.periodStart < next.periodStart }
MATCH (plan:Measurement {status: 'Planned'})-[:EVIDENCE]->(:Evidence)-[:WAS_DERIVED_FROM]->(last)
OPTIONAL MATCH (next)<-[:WAS_DERIVED_FROM]-(:Evidence)<-[:EVIDENCE]-(done:Measurement {status: 'Achieved'})
WHERE done.kind = plan.kind AND done.unitText = plan.unitText AND plan.periodStart <= done.periodEnd
    AND (done.indicatorText = plan.indicatorText OR done.indicator = plan.indicator OR EXISTS {
        (plan)<-[:HAS_INPUT|HAS_OUTPUT|HAS_OUTCOME]-(planned), (done)<-[:HAS_INPUT|HAS_OUTPUT|HAS_OUTCOME]-(acted)
        WHERE planned.object = acted.object })
    AND (NOT EXISTS { (done)-[:ABOUT]->() } OR EXISTS { (done)-[:ABOUT]->()-[:LOCATED_AT*0..1]->()<-[:ABOUT]-(plan) })
RETURN DISTINCT body.name AS unit, plan.indicatorText AS indicator, plan.comparator AS comparator, plan.value AS target,
    plan.unitText AS unitText, done.indicatorText AS resultIndicator, done.comparator AS resultComparator,
    done.value AS result
ORDER BY unit, indicator, target, resultIndicator, result
