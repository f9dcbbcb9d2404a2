// 提到了哪些人，在哪里任职？
MATCH (someone:Person:Jiedao)
OPTIONAL MATCH (someone)-[:MEMBER_OF]->(body)
RETURN DISTINCT someone.name AS person, body.name AS body
ORDER BY person, body
