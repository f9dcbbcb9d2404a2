// 获得了哪些荣誉，各是什么级别？
MATCH (given:Recognition)-[:RECIPIENT]->(recipient:Entity)
WITH DISTINCT given.level AS level, given.honour AS honour, recipient.name AS recipient, given.status AS status
RETURN level, honour, recipient, status
ORDER BY CASE level WHEN 'national' THEN 1 WHEN 'province' THEN 2 WHEN 'city' THEN 3 WHEN 'district' THEN 4 ELSE 5 END,
    honour, recipient
