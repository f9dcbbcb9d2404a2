// 谁与谁合作？
MATCH (one:Entity)-[stated:COOPERATES_WITH]->(other:Entity)
UNWIND stated.evidence AS at
MATCH (words:Jiedao {uri: at})
RETURN DISTINCT one.name AS one, other.name AS other, words.anchorOf AS words
ORDER BY one, other, words
