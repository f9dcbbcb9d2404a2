// 企业承担了哪些项目？
MATCH (firm:Company)-[:UNDERTAKES]->(work)
OPTIONAL MATCH (work)-[:LOCATED_AT]->(place)
UNWIND coalesce(work.investment, [null]) AS investment
RETURN DISTINCT firm.name AS company, work.name AS undertaking, investment, place.name AS place
ORDER BY company, undertaking, investment, place
