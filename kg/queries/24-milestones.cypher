// 项目和设施到了哪个节点？
MATCH (point:Milestone)-[:ABOUT]->(thing)
RETURN DISTINCT thing.name AS thing, point.state AS state, point.status AS status, point.periodStart AS start,
    point.periodEnd AS end
ORDER BY thing, start, state
