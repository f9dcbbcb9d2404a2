// 哪些事物出现在多份报告里？
MATCH (:Report)-[named:MENTIONS]->(thing:Entity)
WITH thing, count(named) AS reports
WHERE reports > 1
RETURN thing.name AS name, reports
ORDER BY reports DESC, name
