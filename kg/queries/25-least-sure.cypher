// 哪些事实最不确定，应当先核对？
MATCH (found:Finding)-[:EVIDENCE]->(place:Evidence)-[:WAS_DERIVED_FROM]->(report:Report)
WHERE found.confidence < 1
RETURN found.name AS fact, found.confidence AS confidence, found.rule AS rule, place.anchorOf AS words,
    report.sourceFile AS file
ORDER BY confidence, place.uri, found.uri
LIMIT 20
