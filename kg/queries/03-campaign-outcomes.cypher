// 每项专项行动取得了哪些成果？
MATCH (campaign:Campaign)
CALL (campaign) {
    MATCH (campaign)<-[:PART_OF_CAMPAIGN]-(:Activity)-[:HAS_OUTPUT|HAS_OUTCOME]->(found)
    RETURN found
  UNION
    MATCH (found)-[:ABOUT|RECIPIENT]->(campaign)
    RETURN found
}
MATCH (found) WHERE (found:Output OR found:Outcome) AND found.status <> 'Planned'
OPTIONAL MATCH (from:Activity)-[:HAS_OUTPUT|HAS_OUTCOME]->(found)
RETURN DISTINCT campaign.name AS campaign, CASE WHEN found:Output THEN 'output' ELSE 'outcome' END AS role,
    found.indicatorText AS indicator, found.name AS result, from.name AS activity
ORDER BY campaign, role, activity, indicator, result
