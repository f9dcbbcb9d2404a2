// 各社区、村和小区得到了什么，来自哪些活动？
MATCH (place:Community|Village|ResidentialArea)
CALL (place) {
    MATCH (act:Activity)-[:AT_PLACE|INVOLVES]->(place)
    MATCH (act)-[r:HAS_INPUT|HAS_OUTPUT|HAS_OUTCOME]->(got)
    WHERE NOT (got)-[:RECIPIENT]->(place)
    RETURN toLower(substring(type(r), 4)) AS role, got, act
  UNION
    MATCH (got:Recognition)-[:RECIPIENT]->(place)
    OPTIONAL MATCH (act:Activity)-[:HAS_OUTCOME]->(got)
    RETURN 'honour' AS role, got, act
}
RETURN DISTINCT place.name AS place, role, got.indicatorText AS indicator, got.name AS result, act.name AS activity,
    got.status AS status
ORDER BY place, role, activity, indicator, result
