// 每项专项行动取得了哪些成效？
MATCH (campaign:Campaign)<-[:PART_OF_CAMPAIGN]-(act:Activity)-[:HAS_OUTCOME]->(result:Outcome)
RETURN DISTINCT campaign.name AS campaign, act.name AS activity, result.indicatorText AS indicator, result.name AS outcome
ORDER BY campaign, activity, indicator, outcome
