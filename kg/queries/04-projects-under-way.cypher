// 哪些项目正在推进，投资多少？
MATCH (work:Project)
WHERE (
        EXISTS { (:Activity {status: 'Ongoing'})-[:INVOLVES]->(work) }
        OR EXISTS { (:Milestone {status: 'Ongoing'})-[:ABOUT]->(work) }
        OR work.progress IS NOT NULL
    )
    AND NOT any(end IN coalesce(work.progress, [])
        WHERE end =~ '(?s)(.*[^体构])?(竣工|完工|投产|达产|建成|通车|投用|运营|营业|交付(使用)?$).*')
UNWIND coalesce(work.investment, [null]) AS investment
UNWIND coalesce(work.progress, [null]) AS progress
RETURN DISTINCT work.name AS project, investment, progress
ORDER BY project, investment, progress
