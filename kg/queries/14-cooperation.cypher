// 谁与谁合作？
MATCH (one:Entity)-[stated:COOPERATES_WITH]->(other:Entity)
UNWIND stated.evidence AS at
MATCH (place:Evidence {uri: at})-[:WAS_DERIVED_FROM]->(report:Report)
RETURN DISTINCT one.name AS one, other.name AS other, report.sourceFile AS file,
    rtrim(place.sentence, '。！？；') AS sentence
ORDER BY one, other, file, sentence
