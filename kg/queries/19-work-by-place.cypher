// 哪些地方开展的活动最多？
MATCH (act:Activity)-[:AT_PLACE]->(place)
WITH place, count(DISTINCT act) AS activities
RETURN place.name AS place, activities
ORDER BY activities DESC, place
