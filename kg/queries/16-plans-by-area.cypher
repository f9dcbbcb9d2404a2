// 各领域计划做什么？
MATCH (act:Activity {status: 'Planned'})-[:WORK_AREA]->(area:WorkArea)
RETURN DISTINCT area.name AS area, act.name AS activity, act.periodStart AS start, act.periodEnd AS end
ORDER BY area, start, activity
