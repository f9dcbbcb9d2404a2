// 提到了哪些文件，谁印发，用在哪些活动？
MATCH (document:Policy)
OPTIONAL MATCH (body)-[:ISSUED]->(document)
OPTIONAL MATCH (act:Activity)-[:INVOLVES]->(document)
RETURN DISTINCT document.name AS policy, body.name AS issuer, act.name AS activity
ORDER BY policy, issuer, activity
