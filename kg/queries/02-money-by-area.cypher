// 各工作领域投入了多少资金？
MATCH (input:Input {kind: 'amount', unitText: '元'})
WHERE input.status <> 'Planned' AND NOT input.indicatorText CONTAINS '总投资'
    AND coalesce(input.indicator, '') <> 'TotalInvestment'
OPTIONAL MATCH (input)-[:WORK_AREA]->(area:WorkArea)
RETURN area.name AS area, count(input) AS sums, sum(input.value) AS yuan
ORDER BY yuan DESC, area
