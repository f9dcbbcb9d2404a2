// 各领域的活动完成了多少，还有多少在进行和计划中？
MATCH (act:Activity)-[:WORK_AREA]->(area:WorkArea)
RETURN area.name AS area, act.status AS status, count(DISTINCT act) AS activities
ORDER BY area, status
