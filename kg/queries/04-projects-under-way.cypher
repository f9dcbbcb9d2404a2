// 哪些项目正在推进，投资多少？
MATCH (work:Project)
WHERE EXISTS { (:Activity {status: 'Ongoing'})-[:INVOLVES]->(work) }
    OR EXISTS { (:Milestone {status: 'Ongoing'})-[:ABOUT]->(work) }
    OR work.progress IS NOT NULL
UNWIND coalesce(work.investment, [null]) AS investment
UNWIND coalesce(work.progress, [null]) AS progress
RETURN DISTINCT work.name AS project, investment, progress
ORDER BY project, investment, progress
